rule emend:
    """Document + termbases + edits -> apparatus and edition."""
    input:
        document="<results>/{study}/document.json",
        termbases=termbases,
        edits=decisions("edits.yaml"),
    output:
        apparatus=update("<results>/{study}/apparatus.json"),
        table=report(
            update("<results>/{study}/apparatus.csv"),
            caption="../report/apparatus.rst",
            category="{study}",
            subcategory="Edition",
            labels={"content": "Changes"},
        ),
        edition=update("<results>/{study}/edition.json"),
    log:
        "<results>/{study}/logs/emend.log",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("emend"),
        contents=contents(termbases, decisions("edits.yaml")),
        edits=lambda wildcards, input: option("edits", input.edits),
        termbases=lambda wildcards, input: option("termbase", input.termbases),
    shell:
        "python -m recension emend --log {log:q} --document {input.document:q} {params.termbases} {params.edits}"
        " --apparatus {output.apparatus:q} --table {output.table:q} --edition {output.edition:q}"
