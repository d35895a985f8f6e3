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
        words=command("cite"),
        step=step("cite"),
    shell:
        "RECENSION_STEP={params.step:q} python -m recension {params.words:q}"


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
        words=command("provenance"),
        step=step("provenance"),
    shell:
        "RECENSION_STEP={params.step:q} python -m recension {params.words:q}"
