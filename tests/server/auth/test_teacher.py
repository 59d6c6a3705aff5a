"""The teacher's password and sessions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from server.auth.teacher import Teacher
from server.auth.throttle import Source
from server.errors import Refusal
from server.store import Store
from server.store.classroom_tables import SESSIONS

HERE = "127.0.0.1"
BROWSER = Source(HERE, "a" * 64, is_known=False)
WORD = "мел и доска"


@pytest.fixture
async def store(tmp_path):
    opened = await Store.open(f"sqlite+aiosqlite:///{tmp_path}/kept.sqlite", tmp_path)
    yield opened
    await opened.close()


async def started(store, given=None, *, is_required=False):
    teacher = Teacher(store.teachers)
    await teacher.open(given, is_required=is_required)
    return teacher


async def code_of(doing):
    with pytest.raises(Refusal) as caught:
        await doing
    return caught.value.problem.code


async def test_the_first_password_is_set_at_the_machine_itself_and_once(store):
    teacher = await started(store)
    assert await code_of(teacher.log_in(WORD, "a", BROWSER)) == "password_missing"
    assert not teacher.may_set("192.168.0.7")
    assert await code_of(teacher.set_first(WORD, "192.168.0.7")) == "password_elsewhere"
    assert await code_of(teacher.set_first("short", HERE)) == "password_short"
    assert teacher.may_set(HERE)
    await teacher.set_first(WORD, HERE)
    assert not teacher.may_set(HERE)
    assert await code_of(teacher.set_first("another word", HERE)) == "not_teacher"


async def test_a_session_outlives_the_process_and_ends_when_nobody_uses_it(store):
    teacher = await started(store, WORD)
    token = await teacher.log_in(WORD, "a", BROWSER)
    again = await started(store)
    assert again.is_logged_in(token)
    assert not again.is_logged_in("")
    assert not again.is_logged_in(token[:-1])
    assert again.is_teachers("a")
    async with store.database.write() as connection:
        await connection.execute(update(SESSIONS).values(used="2020-01-01T00:00:00.000Z"))
    assert not (await started(store)).is_logged_in(token)
    await again.log_out(token)
    assert not again.is_logged_in(token)


async def test_a_browser_is_the_teachers_no_longer_than_its_session_lasts(store, monkeypatch):
    teacher = await started(store, WORD)
    await teacher.log_in(WORD, "a", BROWSER)
    assert teacher.is_teachers("a")
    monkeypatch.setattr("server.auth.teacher.LASTS", -timedelta(minutes=1))  # as if all that time had gone by
    assert not teacher.is_teachers("a")


async def test_another_password_logs_everybody_out(store):
    teacher = await started(store, WORD)
    token = await teacher.log_in(WORD, "a", BROWSER)
    assert await code_of(teacher.change("another word", "wrong word", BROWSER)) == "password_wrong"
    assert teacher.is_logged_in(token)
    await teacher.change("another word", WORD, BROWSER)
    assert not teacher.is_logged_in(token)
    assert not (await started(store)).is_logged_in(token)
    await teacher.log_in("another word", "a", BROWSER)


async def test_the_password_of_the_start_counts_and_the_same_one_changes_nothing(store):
    teacher = await started(store, WORD)
    token = await teacher.log_in(WORD, "a", BROWSER)
    assert (await started(store, WORD)).is_logged_in(token)
    assert not (await started(store, "another word")).is_logged_in(token)


async def test_where_one_is_required_it_is_made_and_told_once(store):
    teacher = await started(store, is_required=True)
    assert teacher.generated is not None
    assert len(teacher.generated) == 19
    await teacher.log_in(teacher.generated, "a", BROWSER)
    assert (await started(store, is_required=True)).generated is None


async def test_guessing_gets_slow_for_this_browser_and_the_teachers_own_is_not_concerned(store):
    teacher = await started(store, WORD)
    guesses = [await code_of(teacher.log_in(f"guess {count}", "a", BROWSER)) for count in range(6)]
    assert guesses == ["password_wrong"] * 5 + ["too_fast"]
    assert await code_of(teacher.log_in(WORD, "a", BROWSER)) == "too_fast"
    await teacher.log_in(WORD, "b", Source(HERE, "b", is_known=True))


async def test_neither_password_nor_token_is_kept(store, tmp_path):
    teacher = await started(store, WORD)
    token = await teacher.log_in(WORD, "a", BROWSER)
    await store.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("kept.sqlite*"))
    assert b"$argon2id$" in kept
    assert WORD.encode() not in kept
    assert token.encode() not in kept


async def test_one_spelling_of_a_letter_is_as_good_as_another(store):
    teacher = await started(store, "пароль с й")
    await teacher.log_in("пароль с й", "a", BROWSER)
