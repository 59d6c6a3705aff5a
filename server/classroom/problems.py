"""What can be wrong with joining a room and with what is done in it."""

from __future__ import annotations

from models.text import Text
from server.errors import declare_refusal

declare_refusal(
    "code_unknown",
    404,
    Text(
        "There is no room with this code. Compare it with the one the teacher shows: six letters and digits.",
        "Комнаты с таким кодом нет. Сверьте его с тем, что показывает преподаватель: шесть букв и цифр.",
    ),
)
declare_refusal(
    "phrase_unknown",
    404,
    Text(
        "Nobody in this room has these four words. Check the spelling and the order, or ask the teacher for new ones.",
        "В этой комнате ни у кого нет таких четырёх слов. Проверьте написание и порядок или попросите у преподавателя "
        "новые.",
    ),
)
declare_refusal(
    "room_locked",
    403,
    Text(
        "The teacher has locked this room: nobody new can join it now.",
        "Преподаватель закрыл вход: новым участникам сейчас не войти.",
    ),
)
declare_refusal(
    "room_full",
    409,
    Text("This room is full: it has {limit} students.", "В комнате нет мест: участников уже {limit}."),
)
declare_refusal(
    "room_ended",
    409,
    Text("This lesson has ended.", "Этот урок уже закончен."),
)
declare_refusal(
    "kicked",
    403,
    Text(
        "The teacher has removed you from this room. Ask them to let you in again.",
        "Преподаватель удалил вас из этой комнаты. Попросите впустить вас снова.",
    ),
)
declare_refusal(
    "teacher_joins",
    409,
    Text(
        "You are logged in as the teacher. Log out or use another browser to be somebody else.",
        "Вы вошли как преподаватель. Чтобы стать кем-то другим, выйдите или возьмите другой браузер.",
    ),
)
declare_refusal(
    "nickname_length",
    422,
    Text(
        "A nickname has {shortest} to {longest} characters; this one has {received}.",
        "В имени должно быть от {shortest} до {longest} символов, а в этом {received}.",
    ),
)
declare_refusal(
    "nickname_characters",
    422,
    Text(
        "A nickname is made of letters, digits, spaces and . - _ ' only, and has a letter or a digit; {received} "
        "does not fit.",
        "Имя состоит только из букв, цифр, пробелов и знаков . - _ ', и в нём есть буква или цифра; {received} "
        "не подходит.",
    ),
)
declare_refusal(
    "nickname_reserved",
    422,
    Text(
        "“{received}” looks as if it were the teacher or the server. Choose another nickname.",
        "Имя «{received}» похоже на имя преподавателя или сервера. Выберите другое.",
    ),
)
declare_refusal(
    "nickname_taken",
    409,
    Text(
        "Somebody in this room is called “{received}”, or something that looks the same. Add a letter or a number. "
        "If that is you, come back with your four words.",
        "В этой комнате уже есть «{received}» или имя, которое выглядит так же. Добавьте букву или цифру. Если это вы, "
        "вернитесь с помощью своих четырёх слов.",
    ),
)
