rule index:
    """Verified results of all studies -> one page over them (of a study without such it says why), the manifest."""
    input:
        checks=expand("<results>/{study}/checks.json", study=STAGED),
        batches=expand("<results>/logs/batch-{batch}.txt", batch=BATCHES),
        templates=map(local, [str(TEMPLATES / "palette.css"), *sorted(map(str, TEMPLATES.glob("index.*")))]),
    output:
        index=report(
            local(update("<results>/index.html")),
            caption="../report/index.rst",
            category="All studies",
        ),
        manifest=local(update("<results>/MANIFEST.sha256")),
    log:
        "<results>/logs/index.log",
    localrule: True
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("index"),
        config=CONFIG_JSON,
        templates=TEMPLATES,
    shell:
        "python -m recension index --log {log:q} --settings {params.config:q} --templates {params.templates:q}"
        " --index {output.index:q} --manifest {output.manifest:q}"
