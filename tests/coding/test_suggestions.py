"""What an analyst is promised of a suggested coding file: it is valid as it is, and builds to the same findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from coding.samples import document_of, edition_of

from recension.coding import code_study, suggest_coding
from recension.records.inputs import Codebook, Coding
from recension.yamlfile import YamlFile

Write = Callable[[str], tuple[Coding, YamlFile]]

TEXTS = [
    "# Oslo\nOslo lends 55 books online [1]. The staff has three librarians.\n# Bergen\nThe staff is large.",
    "Oslo lends books. Bergen is a town. Oslo lends books.",
    'Oslo lends "rare: books" # and maps\u2028today. In Oslo the \u00adfriends \x85 lend - or do not.',
    "Oslo: no books\\n are lent. # Bergen lends 'books' & {maps}.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_taking_it_up_gives_the_same_findings_by_the_analyst(text: str, towns: Codebook, coding_of: Write) -> None:
    document = document_of(text)
    edition = edition_of(document)
    program = code_study(document, edition, "towns", towns)
    coding, file = coding_of(suggest_coding(program, document.transcript))
    taken = code_study(document, edition, "towns", towns, coding, file)
    assert program.findings
    assert {one.method for one in taken.findings} == {"analyst"}
    for one, other in zip(program.findings, taken.findings, strict=True):
        assert (one.id, one.evidence, one.status, one.actors) == (other.id, other.evidence, other.status, other.actors)
        assert (one.statement, one.quantities, one.citations) == (other.statement, other.quantities, other.citations)


def test_each_tells_how_sure_the_program_is_and_by_which_cues(towns: Codebook) -> None:
    document = document_of("Oslo lends books online.")
    lines = suggest_coding(code_study(document, edition_of(document), "towns", towns), document.transcript).split("\n")
    quote = lines.index('  - quote: "Oslo lends books online."')
    assert lines[quote - 1].startswith("  # ") and "'Oslo' in the clause" in lines[quote - 1]


def test_a_number_that_only_the_edition_has_is_left_to_the_analyst(towns: Codebook, coding_of: Write) -> None:
    document = document_of("Oslo lends a pair of books.")
    edition = edition_of(document, ("a pair of", "2"))
    text = suggest_coding(code_study(document, edition, "towns", towns), document.transcript)
    coding, file = coding_of(text)
    assert coding.findings[0].statement is None
    assert code_study(document, edition, "towns", towns, coding, file).findings[0].statement == "Oslo lends 2 books."


def test_no_proposal_gives_a_file_that_is_valid_still(towns: Codebook, coding_of: Write) -> None:
    document = document_of("Nothing is said here.")
    coding, _ = coding_of(suggest_coding(code_study(document, edition_of(document), "towns", towns), ""))
    assert coding.findings == []
