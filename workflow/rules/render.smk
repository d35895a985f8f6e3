rule compose:
    """Everything so far -> the report as one pandoc AST, from which each format is written."""
    input:
        document="<results>/{study}/document.json",
        apparatus="<results>/{study}/apparatus.json",
        edition="<results>/{study}/edition.json",
        findings="<results>/{study}/findings.json",
        agreement="<results>/{study}/agreement.json",
        comparison="<results>/{study}/comparison.json",
        provenance="<results>/{study}/provenance.json",
        citations=rules.cite.output,
    output:
        update("<results>/{study}/report.ast.json"),
    log:
        "<results>/{study}/logs/compose.log",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("compose"),
        words=command("compose"),
        step=step("compose"),
    shell:
        "RECENSION_STEP={params.step:q} python -m recension {params.words:q}"


rule render:
    """The AST -> one output: edition.html, edition.pdf, edition.md or queries.md, the letter to the author."""
    input:
        ast="<results>/{study}/report.ast.json",
        figures=lambda wildcards: (
            [] if wildcards.output.endswith(".md") else [*rules.compare.output.figures, rules.compare.output.diagrams]
        ),
        templates=templates,
    output:
        report(
            update("<results>/{study}/{output}"),
            caption="../report/edition.rst",
            category="{study}",
            subcategory="Edition",
            labels={"content": "{output}"},
        ),
    log:
        "<results>/{study}/logs/render-{output}.log",
    wildcard_constraints:
        output="|".join(map(re.escape, OUTPUTS)),
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("render"),
        words=command("render-{output}"),
        step=step("render-{output}"),
    shell:
        "RECENSION_STEP={params.step:q} python -m recension {params.words:q}"
