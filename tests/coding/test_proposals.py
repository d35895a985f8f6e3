"""What the program promises of its proposals."""

from __future__ import annotations

import pytest
from coding.samples import document_of, edition_of
from msgspec.structs import replace

from recension.coding import code_study
from recension.coding.clauses import split_clauses
from recension.coding.passages import Passages
from recension.records.findings import Finding
from recension.records.inputs import Codebook, Dimension, StatusCues, Subject, TypeCues


def proposals(text: str, codebook: Codebook, *changes: tuple[str, str]) -> list[Finding]:
    document = document_of(text)
    findings = code_study(document, edition_of(document, *changes), "towns", codebook, None, None)
    assert findings.findings == [finding for finding in findings.findings if finding.method == "program"] and len(
        findings.findings
    ) == len(findings.proposals)
    return findings.proposals


def subjects(text: str, codebook: Codebook) -> list[str]:
    return [finding.subject for finding in proposals(text, codebook)]


class TestUnit:
    def test_three_coordinated_claims_give_three_findings(self, towns: Codebook) -> None:
        text = (
            "In Oslo the lending rate was 100%, the loan rate was 98%, and the rate of late loans was always above 5%."
        )
        assert [finding.statement for finding in proposals(text, towns)] == [
            "In Oslo the lending rate was 100%.",
            "The loan rate was 98%.",
            "The rate of late loans was always above 5%.",
        ]

    @pytest.mark.parametrize(
        "sentence",
        [
            "By the end of 2018, Oslo had built a library.",
            "Oslo lends books, maps, films and games.",
            "Based on the needs of readers, Oslo has opened a library.",
            "Oslo has a library, which is known as “bread, roses and books”.",
            "A library (it was built in 1900, and it burned in 1950) is missing.",
        ],
    )
    def test_what_is_one_claim_stays_one(self, sentence: str) -> None:
        assert len(split_clauses(sentence, 0, len(sentence))) == 1

    def test_neighbors_with_the_same_labels_are_one_claim(self, towns: Codebook) -> None:
        (finding,) = proposals("Oslo lends books, and it lends old books to schools.", towns)
        assert finding.statement == "Oslo lends books, and it lends old books to schools."

    def test_another_figure_begins_another_claim(self, towns: Codebook) -> None:
        found = proposals("Oslo lends 40 books, and it lends 20 old books to schools.", towns)
        assert [[each.value for each in finding.quantities] for finding in found] == [[40], [20]]

    @pytest.mark.parametrize(
        ("sentence", "dimensions"),
        [
            ("Oslo has sent books to schools, training forty librarians there.", ["lending", "staff"]),
            ("Oslo will send books to schools and train librarians there.", ["lending", "staff"]),
            ("Oslo has sent books to schools, which the staff there like.", ["lending", "staff"]),
            ("Oslo has sent books to schools, helping children there to read.", ["lending"]),
        ],
    )
    def test_a_part_that_points_to_another_dimension_is_a_claim_of_its_own(
        self, towns: Codebook, sentence: str, dimensions: list[str]
    ) -> None:
        assert [finding.dimension for finding in proposals(sentence, towns)] == dimensions

    def test_each_problem_of_a_list_is_one(self, towns: Codebook) -> None:
        found = proposals("In Oslo there are problems such as low loans, few books and old staff.", towns)
        assert [finding.statement for finding in found] == [
            "In Oslo there are problems such as low loans.",
            "Few books.",
            "Old staff.",
        ]

    def test_sentences_that_were_not_parted_are_parted(self, towns: Codebook) -> None:
        text = "Oslo lends books etc. The staff of Bergen is large."
        assert len(split_clauses(text, 0, len(text))) == 2

    def test_evidence_is_exact_words_of_the_transcript(self, towns: Codebook) -> None:
        text = "# Oslo\nThe staff is large, and it lends books online."
        for finding in proposals(text, towns):
            evidence = finding.evidence
            assert text[evidence.start : evidence.end] == evidence.quote
            assert text[: evidence.start].endswith(evidence.prefix)
            assert text[evidence.end :].startswith(evidence.suffix)


class TestSubject:
    def test_named_in_the_clause(self, towns: Codebook) -> None:
        assert subjects("# Bergen\nOslo lends books.", towns) == ["oslo"]

    def test_else_the_nearest_heading_that_names_one(self, towns: Codebook) -> None:
        assert subjects("# Bergen\n## Lending\nThe library lends books.", towns) == ["bergen"]

    def test_else_that_of_the_sentence_before_in_the_paragraph(self, towns: Codebook) -> None:
        text = "Oslo lends books. The staff is large.\nThe librarians are old."
        assert subjects(text, towns) == ["oslo", "oslo"]

    def test_what_names_all_of_them_is_said_of_all(self, towns: Codebook) -> None:
        assert subjects("Oslo and Bergen have lent books.", towns) == ["both"]

    def test_what_one_is_compared_with_is_not_the_subject(self, towns: Codebook) -> None:
        assert subjects("Unlike Oslo, the libraries in Bergen lend books.", towns) == ["bergen"]

    def test_outside_where_its_cues_point_there(self, towns: Codebook) -> None:
        assert subjects("The national lending law was passed.", towns) == ["country"]

    def test_what_is_said_of_none_in_particular_belongs_to_none(self, towns: Codebook) -> None:
        assert subjects("Books are lent by libraries.", towns) == []

    def test_the_one_subject_for_everything_takes_what_is_left(self) -> None:
        codebook = Codebook(
            title="General",
            subjects=[Subject(id="study", name="Study", role="all")],
            dimensions=[Dimension(id="result", name="Result", definition="What was found.", cues=["found"])],
        )
        assert subjects("We found little.", codebook) == ["study"]


class TestLabels:
    def test_longer_cue_weighs_more(self, towns: Codebook) -> None:
        (finding,) = proposals("Oslo has an online lending service with books.", towns)
        assert finding.dimension == "online"

    def test_the_heading_helps_where_the_clause_is_silent(self, towns: Codebook) -> None:
        (finding,) = proposals("# Staff in Oslo\nThere are forty of them.", towns)
        assert (finding.dimension, finding.confidence) == ("staff", "unsure")
        assert any("heading" in cue for cue in finding.cues)

    @pytest.mark.parametrize(
        ("claim", "kind", "status"),
        [
            ("Oslo has established an online service.", "measure", "reported"),
            ("Oslo plans to establish an online service.", "measure", "intended"),
            ("Oslo is exploring the introduction of an online service.", "measure", "exploratory"),
            ("The online service of Oslo has achieved remarkable success.", "evaluation", "author-judgement"),
            ("Oslo lacks staff.", "problem", "reported"),
            ("In Oslo online loans reached 80%.", "outcome", "reported"),
        ],
    )
    def test_type_and_status(self, towns: Codebook, claim: str, kind: str, status: str) -> None:
        (finding,) = proposals(claim, towns)
        assert (finding.type, finding.status) == (kind, status)

    @pytest.mark.parametrize(
        ("claim", "kind", "status"),
        [
            ("Oslo solved the problems of its online service.", "measure", "reported"),
            ("The online service of Oslo has problems.", "problem", "reported"),
            ("Oslo selected outstanding librarians for its staff.", "measure", "reported"),
            ("The staff of Oslo is outstanding.", "evaluation", "author-judgement"),
            ("In view of these problems, Oslo trained its staff.", "measure", "reported"),
            ("Loans in Oslo rose by half.", "outcome", "reported"),
            ("The staff of Oslo was to be trained.", "measure", "intended"),
            ("The loans may be the reason that Oslo grew.", "context", "author-judgement"),
            ("Workers take books on loan in Oslo.", "measure", "reported"),
            ("Online service of Oslo.", "context", "ambiguous"),
        ],
    )
    def test_the_leading_verb_decides_where_words_could_mislead(
        self, towns: Codebook, claim: str, kind: str, status: str
    ) -> None:
        (finding,) = proposals(claim, towns)
        assert (finding.type, finding.status) == (kind, status)

    def test_a_bare_verb_in_a_list_has_the_status_of_the_item_before(self, towns: Codebook) -> None:
        text = "# Oslo\nFirst, the town plans to lend books. Second, train the staff."
        assert [finding.status for finding in proposals(text, towns)] == ["intended", "intended"]
        text = "# Oslo\nThe town plans to lend books. Train the staff."
        assert [finding.status for finding in proposals(text, towns)] == ["intended", "ambiguous"]

    def test_the_codebook_s_cues_for_type_and_status_count_first(self, towns: Codebook) -> None:
        codebook = replace(
            towns,
            types=[TypeCues(id="problem", cues=["gone to the dogs"])],
            statuses=[StatusCues(id="exploratory", cues=["for a while"])],
        )
        (finding,) = proposals("Oslo lent books gone to the dogs for a while.", codebook)
        assert (finding.type, finding.status) == ("problem", "exploratory")
        assert finding.cues[2:] == ["type: 'gone to the dogs'", "status: 'for a while'"]

    def test_a_cue_behind_the_verb_tells_what_is_claimed(self, towns: Codebook) -> None:
        (finding,) = proposals("The librarians of Oslo keep loans low.", towns)
        assert finding.dimension == "lending"

    def test_a_place_behind_something_outside_is_not_the_subject(self, towns: Codebook) -> None:
        assert subjects("The national lending board met in Oslo.", towns) == ["country"]

    def test_actors_of_the_codebook_and_by_their_form(self, towns: Codebook) -> None:
        (finding,) = proposals(
            "In Oslo the friends of the library, volunteers and the Ministry of Culture lend books.", towns
        )
        assert finding.actors == ["Friends of the Library", "volunteers", "Ministry of Culture"]


class TestCitations:
    def test_a_mark_in_the_sentence_holds_for_its_claim_and_one_at_its_end_for_all(self, towns: Codebook) -> None:
        text = "Oslo lends books online [1], and Bergen has trained its staff well [2]."
        first, second = proposals(text, towns)
        assert (first.citations, second.citations) == (["c1", "c2"], ["c2"])

    @pytest.mark.parametrize(
        ("text", "marks"),
        [
            ('It backed "Oslo lends books", "Bergen lends books [1]", and Oslo lends loans.', ["c1"]),
            ('It backed "Oslo lends books" and "Bergen lends books" [1], and Oslo lends loans.', ["c1"]),
            ('It backed "Oslo lends books [1]", "Bergen lends books [2]", and more came.', ["c1"]),
            ('It backed "Oslo lends books", then much later "Bergen lends books [1]", and more came.', []),
        ],
    )
    def test_a_mark_that_closes_a_list_of_titles_holds_for_all_of_them(
        self, text: str, marks: list[str], towns: Codebook
    ) -> None:
        passages, start = Passages(document_of(text)), text.index("Oslo lends books")
        assert passages.citations_for(start, start + len("Oslo lends books")) == marks

    def test_marks_are_left_out_of_the_statement(self, towns: Codebook) -> None:
        (finding,) = proposals("Oslo lends books [1] online [2].", towns)
        assert finding.statement == "Oslo lends books online."


class TestStatement:
    def test_is_the_text_of_the_edition(self, towns: Codebook) -> None:
        (finding,) = proposals("oslo lend  books.", towns, ("lend ", "lends"))
        assert (finding.statement, finding.evidence.quote) == ("Oslo lends books.", "oslo lend  books.")

    def test_what_the_edition_drops_is_not_proposed(self, towns: Codebook) -> None:
        assert proposals("Oslo lends books.", towns, ("Oslo lends books.", "")) == []


def test_ids_tell_findings_apart_and_stay_when_others_come(towns: Codebook) -> None:
    one = proposals("Oslo lends books.", towns)
    two = proposals("Oslo lends books. Bergen has a large staff.", towns)
    assert one[0].id == two[0].id != two[1].id


@pytest.mark.parametrize("text", ["", "# Only a heading", "[" * 5000, ", and " * 5000, '"“(' * 3000, "Oslo " * 5000])
def test_odd_texts_are_read(text: str, towns: Codebook) -> None:
    document = document_of(text)
    findings = code_study(document, edition_of(document), "towns", towns, None, None)
    assert findings.proposals == findings.findings == []
