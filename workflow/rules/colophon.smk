rule cite:
    """Document + edition -> how to cite the study and its edition: CSL-JSON, BibTeX, RIS."""
    input:
        document="<results>/{study}/document.json",
        edition="<results>/{study}/edition.json",
    output:
        [update(f"<results>/{{study}}/citation.{ending}") for ending in CITATIONS],
    log:
        "<results>/{study}/logs/cite.log",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("cite"),
    shell:
        "python -m recension cite --log {log:q} --document {input.document:q} --edition {input.edition:q}"
        " --citations {output:q}"


rule provenance:
    """Study + config -> how its edition is built: inputs by their sha256, settings, programs, checks to pass."""
    input:
        # Inputs that a stage has refused are no part of an edition: it comes after the stages that take them up.
        "<results>/{study}/apparatus.json",
        "<results>/{study}/findings.json",
        witnesses,
        decided,
        termbases,
        codebook,
    output:
        update("<results>/{study}/provenance.json"),
    log:
        "<results>/{study}/logs/provenance.log",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("provenance"),
        contents=contents(witnesses, decided, termbases, codebook),
        versions=versions(),
        config=settings_of(CONFIG),
    shell:
        "python -m recension provenance --log {log:q} --settings {params.config:q} --study {wildcards.study:q}"
        " --provenance {output:q}"
