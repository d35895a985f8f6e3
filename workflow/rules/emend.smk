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
        words=command("emend"),
        step=step("emend"),
    shell:
        "RECENSION_STEP={params.step:q} python -m recension {params.words:q}"
