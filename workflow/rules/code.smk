rule code:
    """Edition + codebook + coding + synthesis -> findings; further codings -> how far the coders agree."""
    input:
        document="<results>/{study}/document.json",
        edition="<results>/{study}/edition.json",
        codebook=codebook,
        coding=decisions("coding.yaml"),
        synthesis=decisions("synthesis.yaml"),
        further=further_codings,
    output:
        findings=update("<results>/{study}/findings.json"),
        table=report(
            update("<results>/{study}/findings.csv"),
            caption="../report/findings.rst",
            category="{study}",
            subcategory="Findings",
            labels={"content": "Findings"},
        ),
        agreement=update("<results>/{study}/agreement.json"),
        agreement_table=report(
            update("<results>/{study}/agreement.csv"),
            caption="../report/agreement.rst",
            category="{study}",
            subcategory="Findings",
            labels={"content": "Agreement of the coders"},
        ),
        differences=update("<results>/{study}/differences.csv"),
    log:
        "<results>/{study}/logs/code.log",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("code"),
        contents=contents(codebook, decisions("coding.yaml"), decisions("synthesis.yaml"), further_codings),
        words=command("code"),
        step=step("code"),
    shell:
        "RECENSION_STEP={params.step:q} python -m recension {params.words:q}"
