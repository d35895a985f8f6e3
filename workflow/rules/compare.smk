TABLES = ["comparison", "coverage", "evidence", "quantities", "actors"]
FIGURES = ["coverage", "status", "support", "quantities"]


rule compare:
    """Findings -> comparison tables and figures, all in one process that imports pandas and matplotlib once."""
    input:
        findings="<results>/{study}/findings.json",
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
    log:
        "<results>/{study}/logs/compare.log",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("compare"),
    shell:
        "python -m recension compare --log {log:q} --findings {input.findings:q} --comparison {output.comparison:q}"
