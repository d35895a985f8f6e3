rule compare:
    """Findings -> comparison tables and figures, all in one process that imports pandas and matplotlib once.

    The document and the apparatus are there for the collation, the citations and the changes.  A study has as many
    diagrams as its analyst has put, so they stand in a folder of their own.
    """
    input:
        findings="<results>/{study}/findings.json",
        document="<results>/{study}/document.json",
        apparatus="<results>/{study}/apparatus.json",
    output:
        comparison=update("<results>/{study}/comparison.json"),
        tables=report(
            [update(f"<results>/{{study}}/tables/{table}.csv") for table in TABLES],
            caption="../report/tables.rst",
            category="{study}",
            subcategory="Tables",
        ),
        figures=report(
            [update(f"<results>/{{study}}/figures/{figure}.svg") for figure in FIGURES],
            caption="../report/figures.rst",
            category="{study}",
            subcategory="Figures",
        ),
        data=[
            update(f"<results>/{{study}}/figures/{figure}.{ending}")
            for figure in FIGURES
            for ending in ["csv", *CONFIG.figure_formats]
        ],
        diagrams=report(
            update(directory("<results>/{study}/figures/structure")),
            patterns=["{diagram}.svg"],
            caption="../report/figures.rst",
            category="{study}",
            subcategory="Figures",
        ),
    log:
        "<results>/{study}/logs/compare.log",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("compare"),
        words=command("compare"),
        step=step("compare"),
    shell:
        "RECENSION_STEP={params.step:q} python -m recension {params.words:q}"
