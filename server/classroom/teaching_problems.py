"""What working together can be refused for."""

from __future__ import annotations

from models.text import Text
from server.errors import declare_refusal

declare_refusal(
    "partner_code_unknown",
    404,
    Text(
        "Nobody is invited with this code: it was used, a newer one has taken its place, or it is older than a day. "
        "Ask for a new one.",
        "По этому коду никого не приглашают: он уже использован, заменён новым или старше суток. Попросите новый.",
    ),
)
declare_refusal(
    "too_many_partners",
    409,
    Text(
        "There are {limit} partners on this project already. One of them has to go first.",
        "Над этим проектом уже работают напарники (не больше {limit}). Сначала кто-то из них должен выйти.",
    ),
)
declare_refusal(
    "no_handout",
    404,
    Text(
        "This project was not handed out by a teacher, so there is nothing to go back to.",
        "Этот проект не был роздан преподавателем, поэтому возвращать его не к чему.",
    ),
)
declare_refusal(
    "nothing_to_project",
    409,
    Text(
        "There is nothing to show: this student is not here, or has no project open.",
        "Показывать нечего: этого ученика нет на месте или у него не открыт проект.",
    ),
)
declare_refusal(
    "students_work",
    403,
    Text(
        "This is a student's work: the class sees it on the projector alone, when the student agrees.",
        "Это работа ученика: классу её показывают только на проекторе и только с его согласия.",
    ),
)
declare_refusal(
    "nothing_asked",
    409,
    Text(
        "The teacher does not ask for this any more.",
        "Преподаватель больше об этом не просит.",
    ),
)
declare_refusal(
    "room_quiet",
    409,
    Text(
        "The teacher has asked for attention: trainings can be started again in a moment.",
        "Преподаватель просит внимания: запускать обучение можно будет чуть позже.",
    ),
)
declare_refusal(
    "comment_nowhere",
    422,
    Text(
        "The layer {node} is not in the network any more; nothing was said.",
        "Слоя {node} в сети больше нет; комментарий не сохранён.",
    ),
)
declare_refusal(
    "too_many_comments",
    409,
    Text(
        "There are {limit} comments already, as many as can be kept. Delete one of them first.",
        "Комментариев уже {limit}, больше хранить нельзя. Сначала удалите один из них.",
    ),
)
