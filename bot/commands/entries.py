"""`kaga init`: the store of what is entered."""

from __future__ import annotations

import click

from bot import paths
from bot.commands.files import Files


@click.command(short_help="入力データを用意する / make the store of entries")
@click.pass_obj
def init(files: Files) -> None:
    """入力データのファイルを作ります（あれば新しい形式にします）。 / Make the store of entries, or bring it up to date.

    \b
    例 / Example:
      KAGA_DB=var/kaga.db kaga init
    """
    from kpi_core.live import LiveStore
    from kpi_core.store import Store

    with Store.open(paths.record(files.record).path) as store:
        place = paths.live(files.live)
        changed = LiveStore.create(place.path, store.plan)
    click.echo(f"{place.path}: {'用意しました / ready' if changed else 'すでにあります / already there'}")
