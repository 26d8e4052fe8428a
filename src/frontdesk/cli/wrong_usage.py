"""A verb that was typed wrong, told without what was typed: it may be somebody's name in the wrong place."""

import click

_DONE = "Nothing was done."


def told(wrong: click.ClickException) -> str:
    """What happened, what is safe, what to do."""
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    command = context.command_path if context is not None else "frontdesk"
    if isinstance(wrong, click.NoSuchOption):
        what = "One of these options is none of this verb."
    elif isinstance(wrong, click.MissingParameter):
        what = f"{_named(wrong)} is missing here."
    elif isinstance(wrong, click.BadParameter):
        what = f"{_named(wrong)} cannot be this.{_choices(wrong)}"
    elif isinstance(context and context.command, click.Group):
        what = "There is no such verb."
    else:
        what = "This verb was not given what it takes."
    return f"{what} {_DONE} {command} --help says what may stand there."


def _named(wrong: click.BadParameter) -> str:
    """As the help names it: ``--listening``, ``TEXT``."""
    if wrong.param is None:
        return "Something"
    return wrong.param.opts[0] if isinstance(wrong.param, click.Option) else wrong.param.human_readable_name


def _choices(wrong: click.BadParameter) -> str:
    kind = wrong.param.type if wrong.param is not None else None
    return f" It is one of {', '.join(map(str, kind.choices))}." if isinstance(kind, click.Choice) else ""
