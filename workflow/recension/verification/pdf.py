"""The PDF: title, language, tags.  PDFium reads it; the validator of PDF/A and PDF/UA is run by the tests."""

from __future__ import annotations

import ctypes

from .promises import Build, Promise, Seen, level, short


def metadata(build: Build) -> Seen:
    """The PDF has a title and a language, and is tagged."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(build.pdf)
    try:
        title, language, tagged = pdf.get_metadata_dict().get("Title", ""), _language(pdf), pdf.is_tagged()
    finally:
        pdf.close()
    wrong = [] if tagged else [("the catalog", "does not say that the PDF is tagged")]
    if not level(title):
        wrong.append(("the title", "is missing"))
    wanted = build.document.language.lower().split("-")[0]
    if not language or (wanted and language.lower().split("-")[0] != wanted):
        wrong.append(("the language", f"is {short(language)}, that of the document {short(build.document.language)}"))
    return Seen(3, wrong)


def pages(data: bytes) -> list[str]:
    """The text of each page, as PDFium orders it; U+FFFE stands where a line ends in a hyphen."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


def _language(pdf: object) -> str:
    import pypdfium2.raw as raw

    size = raw.FPDFCatalog_GetLanguage(pdf.raw, None, 0)  # type: ignore[attr-defined]
    if not size:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(pdf.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)  # type: ignore[attr-defined]
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()


PROMISES = (Promise("pdf-metadata", "The PDF is tagged and has a title and a language.", "fields", metadata),)
