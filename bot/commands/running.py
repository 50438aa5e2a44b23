"""`kaga serve` and `kaga doctor`."""

from __future__ import annotations

import sys

import click

from bot.commands.files import Files


@click.command(short_help="Slack で答える / answer in Slack")
@click.pass_obj
def serve(files: Files) -> None:
    """Slack で質問に答えます（Socket Mode）。 / Answer in Slack over Socket Mode.

    \b
    例 / Example:
      SLACK_BOT_TOKEN_FILE=bot.token SLACK_APP_TOKEN_FILE=app.token kaga serve
    """
    from bot.serving import serve as run

    run(files.record, files.live)


@click.command(short_help="設定などを点検する / check the settings")
@click.option("--online", is_flag=True, help="Slack にも問い合わせます / ask Slack too")
@click.pass_obj
def doctor(files: Files, online: bool) -> None:
    """設定・トークン・データ・時計を点検します。 / Check settings, tokens, data and clock.

    \b
    例 / Example:
      kaga doctor --online
    """
    from bot.doctor import examine

    wrong = False
    for finding in examine(files.record, files.live, online=online):
        click.echo(finding.line())
        wrong = wrong or finding.wrong
    sys.exit(1 if wrong else 0)
