rule verify:
    """Everything -> checks.  A failed check fails the build; what failed is in logs/checks-failed.json."""
    input:
        rules.read.output,
        rules.emend.output,
        rules.code.output,
        rules.compare.output,
        rules.cite.output,
        rules.provenance.output,
        rules.compose.output,
        expand("<results>/{{study}}/{output}", output=OUTPUTS),
    output:
        report(
            update("<results>/{study}/checks.json"),
            caption="../report/checks.rst",
            category="{study}",
            subcategory="Checks",
        ),
    log:
        "<results>/{study}/logs/verify.log",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("verify"),
        words=command("verify"),
        step=step("verify"),
    shell:
        "RECENSION_STEP={params.step:q} python -m recension {params.words:q}"
