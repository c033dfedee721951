"""The way of an article, drawn once; the only module that names two stages.

     paths, records
          | ingest     bytes in, with where they came from         -> Page, or InputError
          | clean      main text, title, date; furniture aside     -> Article
          | annotate   one pass of one encoder                     -> Sentence*
          | code       predicate + roles + lexicon                 -> Act*, Saying*, Bond*
          | resolve    actor on that day, time, place, speaker     -> Claim*, Tie*
          v
       Reading

In: pages or texts. Out: `Reading`s. Not its job: files' bytes on disk (`store`), other people's formats (`exchange`),
printing (`cli`). From Article on everything is a pure function of the article and the coder's version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from detente import lexicon as lexicons
from detente.annotate.asked import ask
from detente.annotate.network import Network
from detente.annotate.reading import annotate
from detente.clean import clean, from_text
from detente.code.asked import answer
from detente.code.coding import code
from detente.code.scene import scenes
from detente.code.ties import bonds
from detente.config import DATA, Settings
from detente.errors import InputError
from detente.ingest import inputs
from detente.model import Act, Article, LeftOut, PairAnswer, Reading, Sentence
from detente.resolve import ties
from detente.resolve.claims import resolve
from detente.resolve.known import known
from detente.resolve.names import Names
from detente.resolve.shown import shown
from detente.version import __version__


class Coder:
    """Lexicon and encoder, opened once. `version` names program, encoder and lexicon.

    `own` is a user's folder of actors laid over the lexicon's. Without `hints` the encoder reads the sentences but has no say in
    what is an act: so the lexicon is tested by itself.
    """

    def __init__(
        self, settings: Settings | None = None, *, lexicon: Path = DATA / "lexicon", own: Path | None = None, hints: bool = True
    ) -> None:
        self.settings = settings or Settings()
        self.lexicon = lexicons.load(lexicon, own)
        self.network = Network(DATA / "encoder")
        self._hints = hints
        self.names = Names(self.lexicon.register)
        self.version = f"detente {__version__} encoder {self.network.digest} lexicon {self.lexicon.digest}"

    def read(self, article: Article) -> Reading:
        """All that the article says."""
        return self.read_with_sentences(article)[0]

    def read_with_sentences(self, article: Article) -> tuple[Reading, list[Sentence]]:
        """The reading beside the sentences it rests on."""
        sentences = annotate(article.text, article.paragraphs, self.network, self.settings)
        if not self._hints:
            sentences = [replace(sentence, hints=None) for sentence in sentences]
        seen = scenes(sentences, article.text, article.paragraphs)
        coded = code(seen, article.text, article.paragraphs, self.lexicon)
        context = known(article, sentences, coded.sayings, self.lexicon, self.names)
        resolved = resolve(coded.acts, context)
        told = bonds(seen, self.lexicon)
        relations, untied = ties.resolve(told, context)
        answers, unanswered = self._answers(article, sentences, coded.acts)
        left_out = sorted(
            (*coded.left_out, *resolved.left_out, *untied, *unanswered, *_cut(article)),
            key=lambda one: (one.begin, one.end, one.reason),
        )
        reading = Reading(
            article,
            resolved.claims,
            resolved.times,
            resolved.places,
            coded.sayings,
            tuple(left_out),
            self.version,
            tuple(answers),
            (*relations, *shown(resolved.claims, relations, self.lexicon.nations)),
        )
        return reading, sentences

    def _answers(
        self, article: Article, sentences: list[Sentence], acts: tuple[Act, ...]
    ) -> tuple[list[PairAnswer], list[LeftOut]]:
        """What the article says of the pairs that its input asks about, and the pairs that cannot be answered."""
        answers: list[PairAnswer] = []
        unanswered: list[LeftOut] = []
        for pair in article.pairs:
            found = ask(pair, sentences, self.network)
            if found is None:
                reason = "asked pair too far apart to be read at once, one mention twice, or outside what is read"
                unanswered += [LeftOut(span.begin, span.end, reason) for span in (pair.actor, pair.recipient)]
            else:
                answers.append(answer(pair, *found, acts, self.lexicon.ontology))
        return answers, unanswered

    def article(self, text: str, published: str | None = None, title: str = "", outlet: str = "") -> Article:
        """An article of a text in hand. Raises InputError where it holds no text."""
        return in_hand(text, self.settings, published=published, title=title, outlet=outlet)

    def code(self, text: str, published: str | None = None, title: str = "", outlet: str = "") -> Reading:
        """Read a text given in hand."""
        return self.read(self.article(text, published, title, outlet))


def _cut(article: Article) -> list[LeftOut]:
    return [LeftOut(cut.begin, cut.end, f"furniture: {cut.kind}") for cut in article.furniture]


def in_hand(text: str, settings: Settings, published: str | None = None, title: str = "", outlet: str = "") -> Article:
    """An article of a text in hand, without the encoder. Raises InputError where it holds no text."""
    return from_text(text, settings, published=published, title=title, outlet=outlet)


def articles(paths: Iterable[str], settings: Settings, published: str | None = None) -> Iterator[Article | InputError]:
    """Articles of files and folders in order, each bad input as the error that says why."""
    for page in inputs(paths, settings):
        if isinstance(page, InputError):
            yield page
            continue
        try:
            yield clean(page, settings, published)
        except InputError as error:
            yield error
