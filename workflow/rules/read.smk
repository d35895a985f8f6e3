rule read:
    """Witnesses -> document: the structure over the text, the collation, the bibliographic data."""
    input:
        witnesses,
        batched,
    output:
        update("<results>/{study}/document.json"),
    log:
        "<results>/{study}/logs/read.log",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("read"),
        contents=contents(witnesses),
        words=command("read"),
        step=step("read"),
    shell:
        "RECENSION_STEP={params.step:q} python -m recension {params.words:q}"
