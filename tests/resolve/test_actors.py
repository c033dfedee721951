"""Who a side is, on parses built by hand and a small register."""

from __future__ import annotations

import re
from dataclasses import replace

from parses import sentence, text_of

from detente.lexicon.actors import Agent, Entry, NameUse, Register, RoleTerm
from detente.model import Actor, Name, Sentence, Side, Span, Token, When
from detente.resolve.actors import Resolver
from detente.resolve.memory import Memory
from detente.resolve.names import Hit, Names, defined, plausible


def use(actor: str, via: str = "name", begin: str = "", end: str = "") -> NameUse:
    return NameUse(actor, via, begin, end)


REGISTER = Register(
    entries={
        "USA": Entry("USA", "country", "United States"), "RUS": Entry("RUS", "country", "Russia"),
        "SYR": Entry("SYR", "country", "Syria"), "GEO": Entry("GEO", "country", "Georgia"),
        "per-bashar": Entry("per-bashar", "person", "Bashar al-Assad"), "per-putin": Entry("per-putin", "person", "Vladimir Putin"),
        "grp-isis": Entry("grp-isis", "group", "ISIS"),
    },
    names={
        "U.S.": (use("USA", "short"),), "US": (use("USA", "short"),), "Russia": (use("RUS"),), "Russian": (use("RUS", "demonym"),), "Moscow": (use("RUS", "capital"),),
        "Syria": (use("SYR"),), "Syrian": (use("SYR", "demonym"),), "Bashar al-Assad": (use("per-bashar"),),
        "Assad": (use("per-bashar", "short"),), "Vladimir Putin": (use("per-putin"),), "Putin": (use("per-putin", "short"),),
        "Islamic State": (use("grp-isis"),), "Zaire": (use("GEO", "former", "", "1997-05"),),
    },
    terms={
        "USA": (RoleTerm("USA", ("GOV",), "", "", ""),), "RUS": (RoleTerm("RUS", ("GOV",), "", "", ""),),
        "SYR": (RoleTerm("SYR", ("GOV",), "", "", ""),), "GEO": (RoleTerm("GEO", ("GOV",), "", "", ""),),
        "per-bashar": (RoleTerm("SYR", ("GOV",), "president", "2000-07-17", "2024-12-08"), RoleTerm("SYR", ("ELI",), "", "2024-12-09", "")),
        "per-putin": (RoleTerm("RUS", ("GOV",), "president", "1999-12-31", ""),), "grp-isis": (RoleTerm("IMG", ("REB",), "", "", ""),),
    },
    agents={"insurgent": Agent(("REB",), ""), "government": Agent(("GOV",), ""), "president": Agent(("GOV",), "president"),
            "foreign minister": Agent(("GOV",), "foreign minister"), "country": Agent(("GOV",), ""),
            "member of parliament": Agent(("LEG",), "")},
    nobody=frozenset({"New Syria Street"}), abroad=frozenset({"western"}),
)  # fmt: skip


def plain(text: str) -> Sentence:
    """A sentence of names and signs without a tree: every word a subject."""
    tokens = [Token(m[0], m.start(), m.end(), m[0], "PROPN", "_", -1, "nsubj") for m in re.finditer(r"[\w.]+", text)]
    return Sentence(0, len(text), 0, tuple(tokens))


def resolved(
    rows: str,
    head: int,
    on: str | None = "2017-07-07",
    before: str = "",
    foreign: frozenset[str] = frozenset(),
    register: Register = REGISTER,
) -> list[Actor]:
    """Resolve the side headed by a word of a parse that follows the text `before` (plain names only)."""
    parse = sentence(rows)
    text = text_of(parse)
    shift = len(before) + 1 if before else 0
    whole = f"{before} {text}" if before else text
    tokens = tuple(t._replace(begin=t.begin + shift, end=t.end + shift) for t in parse.tokens)
    moved = Sentence(shift, shift + len(text), 0, tokens)
    earlier = [plain(before)] if before else []
    hits = Names(register).find(whole, Span(0, len(whole)), on)
    memory = Memory(hits, [*earlier, moved], register, on)
    first = min(
        i for i in (head, *[k for k, t in enumerate(tokens) if t.head == head and k < head and t.label in ("amod", "compound")])
    )
    side = Side(head, tokens[first].begin, tokens[head].end)
    return Resolver(register, memory, whole, [*earlier, moved]).resolve(side, moved, foreign)


OFFICE = """
Syrian syrian ADJ _ 2 amod
President president NOUN _ 4 nsubj
Assad Assad PROPN _ 2 flat
spoke speak VERB _ 0 root
"""
AGENT = """
Syrian syrian ADJ _ 2 amod
insurgents insurgent NOUN Number=Plur 3 nsubj
advanced advance VERB _ 0 root
"""
BARE = """
insurgents insurgent NOUN Number=Plur 2 nsubj
advanced advance VERB _ 0 root
"""
BARE_IN_SYRIA = """
insurgents insurgent NOUN Number=Plur 2 nsubj
advanced advance VERB _ 0 root
in in ADP _ 4 case
Syria Syria PROPN _ 2 obl
"""
OF = """
the the DET _ 2 det
government government NOUN _ 5 nsubj
of of ADP _ 4 case
Assad Assad PROPN _ 2 nmod
fell fall VERB _ 0 root
"""
APPOSITION = """
his his PRON _ 3 nmod:poss
Russian russian ADJ _ 3 amod
counterpart counterpart NOUN _ 7 nsubj
, , PUNCT _ 6 punct
Vladimir Vladimir PROPN _ 6 compound
Putin Putin PROPN _ 3 appos
agreed agree VERB _ 0 root
"""
HE = "He he PRON _ 2 nsubj\nleft leave VERB _ 0 root"
BOTH = "Both both DET _ 2 det\ncountries country NOUN Number=Plur 3 nsubj\nagreed agree VERB _ 0 root"
CAPITAL = "Moscow Moscow PROPN _ 2 nsubj\nagreed agree VERB _ 0 root"
UNKNOWN = "Villagers villager NOUN _ 2 nsubj\nfled flee VERB _ 0 root"


def test_the_person_wins_over_the_nation_and_the_office() -> None:
    (actor,) = resolved(OFFICE, 1)
    assert (actor.code, actor.sector, actor.identifier_text, actor.via) == ("SYR", ("GOV",), "Bashar al-Assad", "name")


def test_an_office_is_held_on_a_day() -> None:
    assert resolved(OFFICE, 1, "2025-03-01")[0].sector == ("ELI",)
    assert resolved(OFFICE, 1, "1995-03-01")[0].identifier_text == "Bashar al-Assad"
    before = resolved(OFFICE, 1, "1995-03-01")[0]  # no term of that day is known, so the words "Syrian President" say it
    assert (before.code, before.sector, before.reason) == (
        "SYR",
        ("GOV",),
        "syrian president, SYR/GOV; the only bearer of the name",
    )


def test_a_role_noun_takes_the_nation_before_it() -> None:
    (actor,) = resolved(AGENT, 1)
    assert (actor.code, actor.sector, actor.via) == ("SYR", ("REB",), "agent")


SHARED = """
foreign foreign ADJ _ 2 amod
ministers minister NOUN Number=Plur 7 nsubj
of of ADP _ 4 case
Russia Russia PROPN _ 2 nmod
and and CCONJ _ 6 cc
Syria Syria PROPN _ 4 conj
met meet VERB _ 0 root
"""
WESTERN = """
Western western ADJ _ 2 amod
insurgents insurgent NOUN Number=Plur 3 nsubj
left leave VERB _ 0 root
"""


def test_offices_of_several_countries_are_several_parties() -> None:
    assert [actor.code for actor in resolved(SHARED, 1)] == ["RUS", "SYR"]
    one = SHARED.replace("ministers minister NOUN Number=Plur", "minister minister NOUN Number=Sing")
    assert [actor.code for actor in resolved(one, 1)] == ["RUS"]


MEMBER = """
Syrian syrian ADJ _ 2 amod
member member NOUN _ 5 nsubj
of of ADP _ 4 case
parliament parliament NOUN _ 2 nmod
spoke speak VERB _ 0 root
"""
TROOPS = """
Russia Russia PROPN _ 4 compound
and and CCONJ _ 3 cc
Syria Syria PROPN _ 1 conj
insurgents insurgent NOUN Number=Plur 5 nsubj
left leave VERB _ 0 root
"""
SIDES = TROOPS.replace("insurgents insurgent", "sides side")


def test_a_member_of_a_body_is_that_body_but_for_a_role_of_its_own() -> None:
    (lawmaker,) = resolved(MEMBER, 1)
    assert (lawmaker.code, lawmaker.sector) == ("SYR", ("LEG",))
    (militant,) = resolved(MEMBER.replace("parliament parliament NOUN", "Russia Russia PROPN"), 1)
    assert militant.code == "RUS"


def test_names_joined_before_a_head_are_several_parties() -> None:
    assert [actor.code for actor in resolved(TROOPS, 3)] == ["RUS", "SYR"]
    assert [actor.code for actor in resolved(SIDES, 3)] == ["RUS", "SYR"]
    apart = "Russia Russia PROPN _ 4 nsubj\nand and CCONJ _ 3 cc\nSyria Syria PROPN _ 1 conj\nleft leave VERB _ 0 root"
    assert [actor.code for actor in resolved(apart, 0)] == ["RUS"]


def test_names_joined_by_hyphens_are_several_parties() -> None:
    rows = "Moscow Moscow PROPN _ 4 compound\n- - PUNCT _ 3 punct\nSyria Syria PROPN _ 1 flat\ntalks talk NOUN _ 0 root"
    assert [actor.code for actor in resolved(rows, 0)] == ["RUS", "SYR"]
    assert [actor.code for actor in resolved(rows.replace("- - PUNCT", "met meet VERB"), 0)] == ["RUS"]


def test_a_clause_about_a_phrase_gives_its_noun_no_country() -> None:
    rows = """
hills hill NOUN Number=Plur 7 nsubj
of of ADP _ 3 case
regions region NOUN Number=Plur 1 nmod
which which PRON _ 6 obj
Russia Russia PROPN _ 6 nsubj
left leave VERB _ 3 acl:relcl
burned burn VERB _ 0 root
"""
    assert resolved(rows, 0)[0].code == ""
    assert resolved(rows.replace("6 nsubj", "3 compound"), 0)[0].code == "RUS"


def test_a_title_tells_who_is_meant_by_it_later() -> None:
    rows = """
Syrian syrian ADJ _ 2 amod
President president NOUN _ 3 nmod:desc
Zubrowkin Zubrowkin PROPN _ 4 nsubj
met meet VERB _ 0 root
Putin Putin PROPN _ 4 obj
, , PUNCT _ 9 punct
the the DET _ 8 det
president president NOUN _ 9 nsubj
said say VERB _ 4 parataxis
"""
    (later,) = resolved(rows, 7, before="Russia and Russia and Russia and Moscow and Russia .")
    assert (later.code, later.via) == ("SYR", "office")


def test_the_bloc_is_the_body_of_states_named_last() -> None:
    many = Register(
        entries={**REGISTER.entries, "bod-league": Entry("bod-league", "body", "League of Zubrowka"), "bod-duma": Entry("bod-duma", "body", "Duma")},
        names={**REGISTER.names, "League": (use("bod-league"),), "Duma": (use("bod-duma"),)},
        terms={**REGISTER.terms, "bod-league": (RoleTerm("IGO", ("GOV",), "", "", ""),), "bod-duma": (RoleTerm("RUS", ("LEG",), "", "", ""),)},
        agents={**REGISTER.agents, "bloc": Agent(("GOV",), "")}, nobody=frozenset(),
    )  # fmt: skip
    rows = """
League League PROPN _ 2 nsubj
told tell VERB _ 0 root
Duma Duma PROPN _ 2 obj
the the DET _ 6 det
regional regional ADJ _ 6 amod
bloc bloc NOUN _ 7 nsubj
left leave VERB _ 2 ccomp
"""
    parse = sentence(rows)
    text = text_of(parse)
    memory = Memory(Names(many).find(text, Span(0, len(text)), None), [parse], many, None)
    token = parse.tokens[5]
    (actor,) = Resolver(many, memory, text, [parse]).resolve(Side(5, token.begin, token.end), parse)
    assert (actor.identifier_id, actor.via) == ("bod-league", "description")


def test_a_name_behind_another_nation_is_somebody_elses() -> None:
    register = replace(
        REGISTER,
        entries={**REGISTER.entries, "grp-front": Entry("grp-front", "group", "Zubrowka Front")},
        names={**REGISTER.names, "Popular Front": (use("grp-front"),)},
        terms={**REGISTER.terms, "grp-front": (RoleTerm("RUS", ("REB",), "", "", ""),)},
    )
    rows = """
Syrian syrian ADJ _ 3 amod
Popular Popular PROPN _ 3 compound
Front Front PROPN _ 4 nsubj
left leave VERB _ 0 root
"""

    def whose(rows: str) -> str:
        parse = sentence(rows)
        text = text_of(parse)
        end = parse.tokens[2].end
        named = replace(parse, names=(Name(0, end, "ORG"),))
        memory = Memory(Names(register).find(text, Span(0, len(text)), None), [named], register, None)
        (actor,) = Resolver(register, memory, text, [named]).resolve(Side(2, 0, end), named)
        return actor.identifier_id or actor.code

    assert whose(rows) == "SYR"
    assert whose(rows.replace("Syrian syrian", "Russian russian")) == "grp-front"


def test_an_office_may_hold_a_hyphen() -> None:
    agents = {**REGISTER.agents, "general": Agent(("MIL",), ""), "secretary-general": Agent(("GOV",), "secretary-general")}
    rows = """
the the DET _ 4 det
secretary secretary NOUN _ 4 compound
- - PUNCT _ 2 punct
general general NOUN _ 5 nsubj
left leave VERB _ 0 root
"""
    parse = sentence(rows)
    text = text_of(parse)
    register = replace(REGISTER, agents=agents)
    resolver = Resolver(register, Memory([], [parse], register, None), text, [parse])
    (actor,) = resolver.resolve(Side(3, 4, 23), parse)
    assert actor.sector == ("GOV",)


def test_names_that_share_their_last_word_are_both_found() -> None:
    register = replace(REGISTER, names={"North Zubrowka": (use("RUS"),), "South Zubrowka": (use("SYR"),)})
    text = "North and South Zubrowka met , East and South Zubrowka too"
    found = Names(register).find(text, Span(0, len(text)), None)
    assert [(hit.name, text[hit.begin : hit.end]) for hit in found] == [
        ("North Zubrowka", "North"),
        ("South Zubrowka", "South Zubrowka"),
        ("South Zubrowka", "South Zubrowka"),
    ]


def test_people_from_abroad_are_not_of_the_country_where_they_stand() -> None:
    assert resolved(WESTERN, 1, before="Syria burned .")[0].code == ""
    assert resolved(WESTERN.replace("Western western", "Angry angry"), 1, before="Syria burned .")[0].code == "SYR"
    several = BOTH.replace("Both both DET _ 2 det", "Many many ADJ _ 2 amod")
    assert [actor.code for actor in resolved(several, 1, before="Syria burned .")] == [""]


def test_a_bare_role_noun_takes_the_country_most_spoken_of_unless_foreign() -> None:
    earlier = "The U.S. and Syria quarrelled ; Assad left ."
    assert resolved(BARE, 0, before=earlier)[0].code == "SYR"
    assert resolved(BARE, 0, before=earlier, foreign=frozenset({"SYR"}))[0].code == "USA"
    assert resolved(BARE, 0)[0].code == ""


def test_of_several_scenes_the_nearest_that_is_not_foreign_counts() -> None:
    rows = """
Raids raid NOUN Number=Plur 5 nsubj
in in ADP _ 3 case
Iraq Iraq PROPN _ 1 nmod
insurgents insurgent NOUN Number=Plur 5 nsubj
advanced advance VERB _ 0 root
in in ADP _ 7 case
Syria Syria PROPN _ 5 obl
after after SCONJ _ 9 mark
raids raid VERB _ 5 advcl
in in ADP _ 11 case
Iran Iran PROPN _ 9 obl
"""
    assert resolved(rows, 3, foreign=frozenset({"IRQ"}))[0].code == "SYR"


def test_a_country_named_far_less_than_the_foreign_one_is_no_setting() -> None:
    earlier = "Syria and Syria and Syria and Syria ; Russia left ."
    assert resolved(BARE, 0, before=earlier, foreign=frozenset({"SYR"}))[0].code == ""
    assert resolved(BARE, 0, before=earlier.replace("Syria and Syria and ", ""), foreign=frozenset({"SYR"}))[0].code == "RUS"


def test_a_bare_role_noun_belongs_where_the_act_is_set() -> None:
    (actor,) = resolved(BARE_IN_SYRIA, 0, before="Russia and Russia and Russia .")
    assert actor.code == "SYR"


def test_of_gives_the_country() -> None:
    (actor,) = resolved(OF, 1)
    assert (actor.code, actor.sector) == ("SYR", ("GOV",))


def test_apposition_names_the_party() -> None:
    assert resolved(APPOSITION, 2)[0].identifier_text == "Vladimir Putin"


def test_a_pronoun_means_the_person_before_it() -> None:
    (actor,) = resolved(HE, 0, before="Putin met Assad in Syria .")
    assert (actor.identifier_text, actor.via, actor.entity_text) == ("Vladimir Putin", "pronoun", "He")
    assert resolved(HE, 0)[0].via == "unknown"


def test_both_countries_are_the_two_most_spoken_of() -> None:
    found = resolved(BOTH, 1, before="Russia and the U.S. quarrelled over Syria ; Moscow and the U.S. left .")
    assert [actor.code for actor in found] == ["RUS", "USA"]


def test_a_capital_acts_for_its_government() -> None:
    assert (resolved(CAPITAL, 0)[0].code, resolved(CAPITAL, 0)[0].via) == ("RUS", "place")


def test_an_unknown_party_keeps_its_words() -> None:
    (actor,) = resolved(UNKNOWN, 0)
    assert (actor.entity_text, actor.code, actor.sector, actor.via) == ("Villagers", "", (), "unknown")


def hits(text: str, on: str | None = None) -> list[tuple[str, int]]:
    return [(h.name, h.begin) for h in Names(REGISTER).find(text, Span(0, len(text)), on)]


def test_an_acronym_is_what_the_article_spells_out() -> None:
    register = replace(REGISTER, names={"ISG": (use("grp-isis"),), "Syria": (use("SYR"),)})

    def kept(text: str) -> list[str]:
        return [hit.name for hit in defined(text, Names(register).find(text, Span(0, len(text)), None), register)]

    assert kept("The Inland Sailing Guild met in Syria; ISG left") == ["Syria"]
    assert kept("The Inland Sailing Guild (ISG) met in Syria; ISG left") == ["Syria"]
    assert kept("ISG met the Inland Sailing Guild in Syria") == ["ISG", "Syria"]
    assert kept("The ISIS Sailing Guild met in Syria; ISG left") == ["Syria", "ISG"]  # a word of its own name
    assert kept("Islands sank; ISG left Syria") == ["ISG", "Syria"]


def test_names_match_longest_first_and_at_word_borders() -> None:
    assert hits("Bashar al-Assad and Assad, not Assadist") == [("Bashar al-Assad", 0), ("Assad", 20)]
    assert hits("the U.S.-led force") == [("U.S.", 4)]
    assert hits("U.S.$ 5 million") == []
    assert hits("Bashar al‑Assad") == [("Bashar al-Assad", 0)]


def test_a_phrase_that_is_nobody_hides_the_name_inside_it() -> None:
    assert hits("on New Syria Street") == []


def test_a_name_has_its_time() -> None:
    assert hits("Zaire", "1996-01-01") == [("Zaire", 0)]
    assert hits("Zaire", "1997-05-31") == [("Zaire", 0)]
    assert hits("Zaire", "1997-06-01") == []


def test_hits_carry_their_uses() -> None:
    (hit,) = Names(REGISTER).find("Moscow", Span(0, 6), None)
    assert hit == Hit(0, 6, "Moscow", (use("RUS", "capital"),))


def test_ordinary_words_are_no_names() -> None:
    register = Register(
        {"per-may": Entry("per-may", "person", "Theresa May")}, {"May": (use("per-may", "short"),)}, {}, {}, frozenset()
    )
    parse = sentence("May May PROPN _ 2 nsubj\nleft leave VERB _ 0 root\nin in ADP _ 4 case\nMay May PROPN _ 2 obl")
    text = text_of(parse)
    found = Names(register).find(text, Span(0, len(text)), None)
    kept = plausible(found, [parse], [When(0, 3, "DATE", "2019-05"), When(12, 15, "DATE", "2019-05")], text, register)
    assert [(hit.name, hit.begin) for hit in found] == [("May", 0), ("May", 12)]
    assert [hit.begin for hit in kept] == [0]


def test_a_month_behind_its_day_is_no_name() -> None:
    register = Register(
        {"per-may": Entry("per-may", "person", "Theresa May")}, {"May": (use("per-may", "short"),)}, {}, {}, frozenset()
    )
    parse = sentence("23 23 NUM _ 4 obl\nMay May PROPN _ 1 nmod\n2006 2006 NUM _ 1 nmod\nfell fall VERB _ 0 root")
    text = text_of(parse)
    found = Names(register).find(text, Span(0, len(text)), None)
    assert [hit.name for hit in found] == ["May"]
    assert plausible(found, [parse], [When(0, 11, "DATE", "2006-05-23")], text, register) == []


def test_the_latter_is_the_second_of_two_named_together() -> None:
    found = resolved(
        """
Russia Russia PROPN _ 4 nsubj
and and CCONJ _ 3 cc
Syria Syria PROPN _ 1 conj
met meet VERB _ 0 root
; ; PUNCT _ 7 punct
the the DET _ 7 det
latter latter ADJ _ 8 nsubj
left leave VERB _ 4 parataxis
""",
        6,
    )
    assert [(a.code, a.entity_text, a.via) for a in found] == [("SYR", "latter", "description")]


def test_its_neighbour_is_the_other_country() -> None:
    found = resolved(
        """
Russia Russia PROPN _ 2 nsubj
shelled shell VERB _ 0 root
its its PRON _ 4 nmod:poss
neighbour neighbour NOUN _ 2 obj
""",
        3,
        before="Syria Russia",
    )
    assert [a.code for a in found] == ["SYR"]


def test_a_pronoun_inside_its_own_phrase_means_nobody() -> None:
    found = resolved(
        """
The the DET _ 2 det
government government NOUN _ 5 nsubj
of of ADP _ 4 case
it it PRON _ 2 nmod
fell fall VERB _ 0 root
""",
        1,
    )
    assert [(a.code, a.via) for a in found] == [("", "setting")]


def test_many_mentions_do_not_exhaust_the_stack() -> None:
    rows = "The the DET _ 2 det\ninsurgents insurgent NOUN Number=Plur 3 nsubj\nslept sleep VERB _ 0 root"
    parse = sentence(rows)
    width = len(text_of(parse)) + 1
    many = [
        Sentence(
            i * width,
            i * width + width - 1,
            i,
            tuple(t._replace(begin=t.begin + i * width, end=t.end + i * width) for t in parse.tokens),
        )
        for i in range(400)
    ]
    text = " ".join([text_of(parse)] * 400)
    resolver = Resolver(REGISTER, Memory([], many, REGISTER, None), text, many)
    last = many[-1].tokens[1]
    assert resolver.resolve(Side(1, last.begin, last.end), many[-1])[0].sector == ("REB",)


def test_the_us_is_nobodys_pronoun() -> None:
    (country,) = resolved("Iran Iran PROPN _ 2 nsubj\nblamed blame VERB _ 0 root\nUS us PRON _ 2 obj", 2)
    assert country.code == "USA"


WHOSE = """
Russia Russia PROPN _ 5 nsubj
, , PUNCT _ 1 punct
whose whose PRON _ 4 nmod:poss
insurgents insurgent NOUN Number=Plur 6 nsubj
left leave VERB _ 0 root
fought fight VERB _ 1 acl:relcl
"""


def test_whose_people_are_those_of_what_the_clause_tells_of() -> None:
    assert [one.code for one in resolved(WHOSE, 3, before="Syria")] == ["RUS"]


HOME = """
Police police NOUN _ 2 nsubj
raided raid VERB _ 0 root
his he PRON _ 4 nmod:poss
home home NOUN _ 2 obj
"""


def test_a_home_is_whoever_lives_there() -> None:
    assert [one.identifier_id for one in resolved(HOME, 3, before="Assad")] == ["per-bashar"]


def test_the_coalition_is_the_body_called_so_before() -> None:
    many = Register(
        entries={**REGISTER.entries, "bod-gulf": Entry("bod-gulf", "body", "Zubrowka-led coalition")},
        names={**REGISTER.names, "Zubrowka-led coalition": (use("bod-gulf"),)},
        terms={**REGISTER.terms, "bod-gulf": (RoleTerm("IGO", ("MIL",), "", "", ""),)},
        agents={**REGISTER.agents, "coalition": Agent(("PTY",), "")}, nobody=frozenset(),
    )  # fmt: skip
    rows = """
Moscow Moscow PROPN _ 2 nsubj
supports support VERB _ 0 root
the the DET _ 4 det
coalition coalition NOUN Number=Sing 2 obj
"""
    (actor,) = resolved(rows, 3, before="Russia met Zubrowka-led coalition .", register=many)
    assert (actor.identifier_id, actor.sector, actor.entity_text) == ("bod-gulf", ("MIL",), "coalition")
