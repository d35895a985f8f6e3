ALL_TEMPLATES = sorted(str(path) for output in OUTPUTS for path in template_files(output, TEMPLATES))


rule batch:
    """Many studies -> all results of each, in one process that leaves out what has not changed."""
    input:
        batch_sources,
    output:
        update("<results>/logs/batch-{batch}.txt"),
    log:
        "<results>/logs/batch-{batch}.log",
    wildcard_constraints:
        batch="|".join(BATCHES) or "(?!)",
    conda:
        "../../environment.yml"
    params:
        code=[fingerprint(stage) for stage in [*STAGES, "batch"]],
        versions=versions(),
        config=settings_of(CONFIG),
        studies=lambda wildcards: BATCHES[wildcards.batch],
        templates=TEMPLATES,
        # By content: a pod has them in its image, not among the files that are handed to it.
        contents=contents(lambda wildcards: ALL_TEMPLATES),
        bucket=["--bucket", CONFIG.bucket] if CONFIG.bucket else [],
    shell:
        "python -m recension batch --log {log:q} --settings {params.config:q} --templates {params.templates:q}"
        " --studies {params.studies:q} {params.bucket:q} --stamp {output:q}"
