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
        folder=lambda wildcards: study_folder(wildcards.study).folder,
    shell:
        "python -m recension read --log {log:q} --study {params.folder:q} --document {output:q}"
