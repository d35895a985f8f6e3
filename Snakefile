# `snakemake` here just works: the workflow itself is in workflow/.
include: "workflow/Snakefile"


# An included file cannot set the default target (Snakemake puts the old one back), so the first rule here does.
rule default:
    input:
        rules.all.input,
