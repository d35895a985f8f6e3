rule code:
    """Edition + codebook + coding -> findings."""
    input:
        document="<results>/{study}/document.json",
        edition="<results>/{study}/edition.json",
        codebook=codebook,
        coding=decisions("coding.yaml"),
    output:
        findings=update("<results>/{study}/findings.json"),
        table=report(
            update("<results>/{study}/findings.csv"),
            caption="../report/findings.rst",
            category="{study}",
            subcategory="Findings",
            labels={"content": "Findings"},
        ),
    log:
        "<results>/{study}/logs/code.log",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("code"),
        coding=lambda wildcards, input: option("coding", input.coding),
    shell:
        "python -m recension code --log {log:q} --document {input.document:q} --edition {input.edition:q}"
        " --codebook {input.codebook:q} {params.coding} --findings {output.findings:q} --table {output.table:q}"
