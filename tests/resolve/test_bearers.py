"""Who bears a name beside which words on which day, on a small register and parses built by hand."""

from __future__ import annotations

from parses import sentence, text_of

from detente.lexicon.actors import Agent, Entry, NameUse, Register, RoleTerm
from detente.model import Actor, Name, Sentence, Span
from detente.resolve.bearers import Evidence, around, choose, office_met, standing
from detente.resolve.introductions import introduced
from detente.resolve.memory import Memory
from detente.resolve.names import Names, surnames

REGISTER = Register(
    entries={
        "GBR": Entry("GBR", "country", "United Kingdom"), "USA": Entry("USA", "country", "United States"),
        "KOR": Entry("KOR", "country", "South Korea"), "SGP": Entry("SGP", "country", "Singapore"),
        "per-david": Entry("per-david", "person", "David Hale"), "per-edward": Entry("per-edward", "person", "Edward Hale"),
        "per-lee-kr": Entry("per-lee-kr", "person", "Lee Sung-ho"), "per-lee-sg": Entry("per-lee-sg", "person", "Lee Wen Kai"),
        "grp-rsf": Entry("grp-rsf", "group", "Rapid Support Forces"), "bod-rsf": Entry("bod-rsf", "body", "Reporters Without Borders"),
    },
    names={
        "South Korean": (NameUse("KOR", "demonym", "", ""),), "Singapore": (NameUse("SGP", "name", "", ""),),
        "Hale": (NameUse("per-edward", "short", "", ""),), "Edward Hale": (NameUse("per-edward", "name", "", ""),),
        "David Hale": (NameUse("per-david", "name", "", ""),), "Lee": (NameUse("per-lee-kr", "short", "", ""),),
        "Lee Sung-ho": (NameUse("per-lee-kr", "name", "", ""),), "Lee Wen Kai": (NameUse("per-lee-sg", "name", "", ""),),
        "RSF": (NameUse("bod-rsf", "acronym", "", ""), NameUse("grp-rsf", "acronym", "2013-08", "")),
    },
    terms={
        "KOR": (RoleTerm("KOR", ("GOV",), "", "", ""),), "SGP": (RoleTerm("SGP", ("GOV",), "", "", ""),),
        "per-david": (RoleTerm("GBR", ("GOV",), "foreign secretary", "2007-06", "2010-05"),),
        "per-edward": (RoleTerm("GBR", ("GOV",), "energy secretary", "2008-10", "2010-05"), RoleTerm("GBR", ("OPP",), "opposition leader", "2010-09", "2015-05")),
        "per-lee-kr": (RoleTerm("KOR", ("GOV",), "president", "2008-02-25", "2013-02-24"),),
        "per-lee-sg": (RoleTerm("SGP", ("GOV",), "prime minister", "2004-08-12", "2024-05-14"),),
        "grp-rsf": (RoleTerm("SDN", ("PRM",), "", "", ""),), "bod-rsf": (RoleTerm("NGO", ("SOC", "JRN"), "", "", ""),),
    },
    agents={"president": Agent(("GOV",), "president"), "foreign secretary": Agent(("GOV",), "foreign secretary"),
            "interior minister": Agent(("GOV",), "interior minister"), "freedom group": Agent(("SOC",), "")},
    nobody=frozenset(),
)  # fmt: skip
SECRETARY = """
Foreign Foreign PROPN _ 2 compound
Secretary Secretary PROPN _ 4 nsubj
Hale Hale PROPN _ 2 flat
left leave VERB _ 0 root
"""
PLAIN = "Hale Hale PROPN _ 2 nsubj\nleft leave VERB _ 0 root"
FROM_SINGAPORE = """
Prime Prime PROPN _ 2 compound
Minister Minister PROPN _ 6 nsubj
Lee Lee PROPN _ 2 flat
of of ADP _ 5 case
Singapore Singapore PROPN _ 2 nmod
left leave VERB _ 0 root
"""
KOREAN = """
South South PROPN _ 2 compound
Korean korean ADJ _ 3 amod
President president NOUN _ 5 nsubj
Lee Lee PROPN _ 3 flat
left leave VERB _ 0 root
"""
PRESS = """
press press NOUN _ 3 compound
freedom freedom NOUN _ 3 compound
group group NOUN _ 5 nsubj
RSF RSF PROPN _ 3 appos
left leave VERB _ 0 root
"""
BOTH = """
David David PROPN _ 3 nsubj
Hale Hale PROPN _ 1 flat
spoke speak VERB _ 0 root
; ; PUNCT _ 6 punct
then then ADV _ 7 advmod
Hale Hale PROPN _ 7 nsubj
left leave VERB _ 3 conj
"""


def who(rows: str, name: str, on: str | None, last: bool = False) -> Actor:
    """The party of the first (or last) hit of a name."""
    parse = sentence(rows)
    text = text_of(parse)
    names = Names(REGISTER)
    hits = introduced(names.find(text, Span(0, len(text)), on), [parse], names.people, REGISTER, on)
    memory = Memory(hits, [parse], REGISTER, on)
    found = [memory.actor(hit) for hit in hits if hit.name == name]
    return found[-1 if last else 0]


def test_an_office_beside_a_surname_goes_before_the_better_known_bearer() -> None:
    assert who(SECRETARY, "Hale", "2008-11-01").identifier_id == "per-david"
    assert who(PLAIN, "Hale", "2008-11-01").identifier_id == "per-edward"


def test_the_office_counts_on_its_days_only() -> None:
    assert who(SECRETARY, "Hale", "2013-01-01").identifier_id == "per-edward"


def test_reason_and_runner_up_are_told() -> None:
    actor = who(SECRETARY, "Hale", "2008-11-01")
    assert actor.reason.startswith("foreign secretary, GBR/GOV, 2007-06 to 2010-05; 'foreign secretary' stands beside it")
    assert actor.runner_up.startswith("Edward Hale (")
    alone = who(PLAIN, "Hale", "2012-01-01")
    assert (alone.reason, alone.runner_up) == ("opposition leader, GBR/OPP, 2010-09 to 2015-05; the only bearer of the name", "")


def test_the_country_beside_a_name_decides_and_so_does_the_family_name_in_the_east() -> None:
    assert who(KOREAN, "Lee", "2010-01-01").code == "KOR"
    assert who(FROM_SINGAPORE, "Lee", "2010-01-01").identifier_id == "per-lee-sg"


def test_a_role_noun_tells_two_bodies_of_one_acronym_apart() -> None:
    assert who(PRESS, "RSF", "2020-01-01").identifier_id == "bod-rsf"
    assert who(PLAIN.replace("Hale", "RSF"), "RSF", "2020-01-01").identifier_id == "grp-rsf"
    assert who(PLAIN.replace("Hale", "RSF"), "RSF", "2012-01-01").identifier_id == "bod-rsf"


def test_a_name_keeps_the_office_that_it_was_introduced_with() -> None:
    introduced_so = """
Energy Energy PROPN _ 2 compound
Secretary Secretary PROPN _ 4 nsubj
Hale Hale PROPN _ 2 flat
spoke speak VERB _ 0 root
; ; PUNCT _ 6 punct
Hale Hale PROPN _ 7 nsubj
left leave VERB _ 4 conj
"""
    assert who(introduced_so, "Hale", None, last=True).sector == ("GOV",)
    assert who(PLAIN, "Hale", None).sector == ("OPP",)


def test_offices_are_compared_without_dots_and_hyphens() -> None:
    office = RoleTerm("UNO", ("GOV",), "UN secretary-general", "2007", "2016")
    assert office_met(office, frozenset({"un", "secretary", "general"})) == 3


def test_a_full_name_before_means_the_same_person_after() -> None:
    assert who(BOTH, "Hale", "2008-11-01", last=True).identifier_id == "per-david"


def test_out_of_office_is_elite_unless_the_words_give_an_office() -> None:
    assert who(PLAIN, "Hale", "2016-01-01").sector == ()  # last the leader of a party in opposition, no office of state
    former = REGISTER.former("per-lee-kr", "2016-01-01")
    assert former == RoleTerm("KOR", ("ELI",), "former president", "2013-02-24", "")
    now = who(SECRETARY.replace("Foreign", "Interior").replace("Secretary", "Minister"), "Hale", "2016-01-01")
    assert (now.code, now.sector) == ("GBR", ("GOV",))


def test_nothing_is_known_before_the_first_term() -> None:
    assert standing("per-lee-kr", Evidence(), REGISTER, "1990-01-01") is None


def test_former_beside_a_name_speaks_of_another_term() -> None:
    term = RoleTerm("KOR", ("GOV",), "president", "", "")
    assert office_met(term, frozenset({"president"})) == 1
    assert office_met(term, frozenset({"former", "president"})) == 0
    assert office_met(RoleTerm("KOR", ("ELI",), "former president", "", ""), frozenset({"former", "president"})) == 2
    assert office_met(term, frozenset({"prime", "minister"})) == 0


def test_what_introduces_a_name_ends_at_a_verb() -> None:
    parse = sentence(KOREAN)
    begin = parse.tokens[3].begin
    found = around(Sentence(0, parse.end, 0, parse.tokens, (Name(begin, begin + 3, "PER"),)), begin, begin + 3)
    assert found.title == ("south", "korean", "president")
    assert (found.kind, "leave" in found.words) == ("PER", False)


def test_equal_bearers_fall_to_the_latest_and_then_to_the_id() -> None:
    uses = REGISTER.names["RSF"]
    first, second = (choose(order, Evidence(), REGISTER, "2020-01-01") for order in (uses, uses[::-1]))
    assert first.best.use == second.best.use == uses[1]
    assert first.second is not None
    assert first.second.use == uses[0]


def test_surnames_are_last_words_and_first_ones_in_the_east() -> None:
    assert surnames(REGISTER) == {"Hale": ("per-david", "per-edward"), "Lee": ("per-lee-kr", "per-lee-sg")}


def test_a_name_from_elsewhere_is_not_taken_for_the_one_at_its_place() -> None:
    parse = sentence(SECRETARY)
    text = text_of(parse)
    names = Names(REGISTER)
    memory = Memory(names.find(text, Span(0, len(text)), None), [parse], REGISTER, None)
    (outlet,) = names.find("RSF", Span(0, 3), "2012-01-01")
    assert memory.actor(outlet).identifier_id == "bod-rsf"
    assert {memory.actor(hit).identifier_id for hit in memory.within(0, len(text))} == {"per-edward"}
