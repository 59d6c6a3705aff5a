"""Every error the server can answer: its status, its sentence in both languages, and the exception that carries it.

The sentences join those of the models in one catalogue, from which the page's copy is generated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from starlette.exceptions import HTTPException

from models.problems import Problem, Value, declare
from models.text import Language, Text

from .answers import ErrorAnswer, ProblemAnswer

STATUS: dict[str, int] = {
    "not_json": 422,
    "invalid": 422,
    "body_too_large": 413,
    "unsupported_media_type": 415,
    "no_such_address": 404,
    "method_not_allowed": 405,
    "foreign_host": 421,
    "foreign_origin": 403,
    "foreign_page": 403,
    "internal": 500,
    "http": 400,
    "not_found": 404,
    "project_deleted": 410,
    "not_owner": 403,
    "not_teacher": 403,
    "stale": 409,
    "revision_missing": 428,
    "patch_refused": 422,
    "document_refused": 422,
    "graph_refused": 422,
    "graph_unfit": 422,
    "recipe_refused": 422,
    "recipe_unfit": 422,
    "variant_refused": 422,
    "series_too_long": 422,
    "dataset_unavailable": 422,
    "experiment_unavailable": 422,
    "dataset_vanished": 422,
    "upload_refused": 422,
    "upload_gone": 404,
    "upload_busy": 409,
    "upload_disk_full": 507,
    "disk_full": 507,
    "quota_datasets": 409,
    "dataset_only_to_look_at": 422,
    "download_not_allowed": 403,
    "download_impossible": 422,
    "weights_unavailable": 422,
    "weights_unreadable": 422,
    "weights_unfit": 422,
    "weights_missing": 422,
    "weights_shape": 422,
    "weights_unknown": 422,
    "weights_not_finite": 422,
    "run_over": 409,
    "nothing_to_undo": 409,
    "run_not_running": 409,
    "snapshot_missing_at": 404,
    "insight_refused": 422,
    "insight_unavailable": 503,
    "study_gone": 404,
    "studies_too_many": 429,
    "errand_refused": 422,
    "errand_unavailable": 503,
    "import_refused": 422,
    "copy_refused": 422,
    "results_refused": 422,
    "test_used": 409,
    "too_many": 429,
    "protocol": 400,
    "expected_hello": 400,
    "bad_message": 400,
    "stopping": 503,
}
"""HTTP status by code, of the errors a request can meet."""

_SENTENCES: dict[str, Text] = {
    "not_json": Text(
        "This is not valid JSON (NaN and infinity do not exist in it): {reason}.",
        "Это не JSON (в нём нет NaN и бесконечности): {reason}.",
    ),
    "invalid": Text("The request is not acceptable.", "Запрос составлен неверно."),
    "body_too_large": Text(
        "This is too large: at most {limit} bytes are accepted here.",
        "Слишком большой объём данных: здесь принимается не больше {limit} байт.",
    ),
    "unsupported_media_type": Text(
        "Send this as {expected}, not as {received}.",
        "Ожидается формат {expected}, а получен {received}.",
    ),
    "no_such_address": Text("There is nothing at this address.", "По этому адресу ничего нет."),
    "method_not_allowed": Text(
        "{method} is not possible at this address.",
        "Метод {method} по этому адресу недоступен.",
    ),
    "foreign_host": Text(
        "The server does not answer to the name {host}. Open it under the address it printed, or allow the name with "
        "SVERTKA_ALLOWED_HOSTS.",
        "Сервер не отвечает на имя {host}. Откройте его по адресу, который он напечатал, или разрешите имя через "
        "SVERTKA_ALLOWED_HOSTS.",
    ),
    "foreign_origin": Text(
        "A page from another site ({origin}) may not use this server.",
        "Странице с другого сайта ({origin}) нельзя обращаться к этому серверу.",
    ),
    "foreign_page": Text(
        "A page from another site may link to this server, and take nothing else from it.",
        "Страница с другого сайта может вести на этот сервер по ссылке, но не брать с него данные.",
    ),
    "internal": Text(
        "Something broke in the server. Try again; if it stays, report the number {incident}.",
        "На сервере произошла ошибка. Попробуйте ещё раз; если не поможет, сообщите номер {incident}.",
    ),
    "http": Text("The request was refused: {reason}.", "Запрос отклонён: {reason}."),
    "not_found": Text(
        "This does not exist, or it has been deleted.",
        "Этого не существует, или оно удалено.",
    ),
    "project_deleted": Text(
        "This project has just been deleted; what you see here is kept nowhere any more. Its owner can undo that from "
        "the list of projects.",
        "Этот проект только что удалён: то, что вы видите, больше нигде не хранится. Владелец может отменить удаление "
        "в списке проектов.",
    ),
    "not_owner": Text(
        "This belongs to someone else. You can look at it and make a copy of your own.",
        "Это чужая работа. Её можно смотреть и скопировать себе.",
    ),
    "not_teacher": Text(
        "Only the teacher can do this. Log in as the teacher first.",
        "Это может сделать только преподаватель. Сначала войдите как преподаватель.",
    ),
    "stale": Text(
        "The project is at revision {current} by now, not at {received}. Load it and try again.",
        "Проект уже в версии {current}, а не {received}. Загрузите его и повторите.",
    ),
    "revision_missing": Text(
        'Say which revision you are changing with the header If-Match: "<revision>".',
        'Укажите изменяемую версию в заголовке If-Match: "<версия>".',
    ),
    "patch_refused": Text(
        "The change does not fit the project (operation {index}): {reason}.",
        "Изменение не подходит к проекту (операция {index}): {reason}.",
    ),
    "document_refused": Text("The project is not acceptable.", "Проект записан неверно."),
    "graph_refused": Text("The network cannot be read.", "Сеть не удалось прочитать."),
    "graph_unfit": Text(
        "The network cannot be trained yet (problems: {count}).",
        "Эту сеть пока нельзя обучать (ошибок: {count}).",
    ),
    "variant_refused": Text(
        "“{title}” (number {number} of the series) cannot be trained; nothing was started.",
        "«{title}» (номер {number} в серии) обучить нельзя; ничего не запущено.",
    ),
    "series_too_long": Text(
        "These values make {count} trainings; a series has {limit} at most. Leave some values out.",
        "Из этих значений получается обучений: {count}; в серии их не больше {limit}. Уберите часть значений.",
    ),
    "recipe_unfit": Text("This training cannot be done.", "Такое обучение невозможно."),
    "recipe_refused": Text(
        "The training settings are not acceptable.",
        "Недопустимые настройки обучения.",
    ),
    "weights_unreadable": Text(
        "This file cannot be taken as weights.",
        "Этот файл нельзя принять как веса.",
    ),
    "weights_unfit": Text(
        "These weights are of another network (differences: {count}); nothing was changed.",
        "Эти веса от другой сети (различий: {count}); ничего не изменено.",
    ),
    "weights_missing": Text("{key} is missing.", "Нет {key}."),
    "weights_unknown": Text("{key} is not in this network.", "{key} в этой сети нет."),
    "weights_shape": Text(
        "{key} is {received}, expected {expected}.",
        "{key}: форма {received}, ожидается {expected}.",
    ),
    "weights_not_finite": Text(
        "{key} contains values that are not finite numbers.",
        "{key} содержит бесконечные или неопределённые значения.",
    ),
    "nothing_to_undo": Text(
        "There is nothing to bring back: the network has been trained since, or the server has restarted.",
        "Возвращать нечего: сеть с тех пор обучали или сервер перезапускался.",
    ),
    "run_over": Text("This training has ended. Start a new one.", "Это обучение закончилось. Начните новое."),
    "run_not_running": Text("This training is not going on at the moment.", "Сейчас это обучение не идёт."),
    "snapshot_missing_at": Text("There are no weights at step {step}.", "На шаге {step} весов нет."),
    "insight_refused": Text("This cannot be shown.", "Показать это не получится."),
    "node_unknown": Text("There is no layer {node} in the network.", "В сети нет слоя {node}."),
    "insight_unavailable": Text(
        "It is not possible to look inside the network at the moment.",
        "Сейчас заглянуть внутрь сети не получается.",
    ),
    "study_gone": Text(
        "This answer is no longer kept. Ask for it again.",
        "Этот ответ уже не хранится. Запросите его ещё раз.",
    ),
    "studies_too_many": Text(
        "You are waiting for {limit} answers that take long already. Wait for one of them, or cancel it.",
        "Вы уже ждёте долгих ответов: {limit}. Дождитесь одного из них или отмените его.",
    ),
    "download_not_allowed": Text(
        "Only whoever sits at the server's machine may download data sets and weights. To allow it to everyone, start "
        "the server with --downloads all.",
        "Скачивать наборы данных и веса можно только с того компьютера, на котором работает сервер. Чтобы разрешить "
        "всем, запустите сервер с --downloads all.",
    ),
    "download_impossible": Text(
        "There is nothing to download for the data set “{name}”: it comes with the server.",
        "Для набора данных «{name}» скачивать нечего: он поставляется вместе с сервером.",
    ),
    "weights_unavailable": Text(
        "ImageNet weights of {name} are not on this server. The gallery of architectures has them for download.",
        "Весов {name}, обученных на ImageNet, на этом сервере нет. Их можно скачать в галерее архитектур.",
    ),
    "upload_refused": Text("No data set can be made of this.", "Из этого не получится набор данных."),
    "upload_gone": Text(
        "The uploaded file is no longer here. Choose it again.",
        "Загруженного файла здесь больше нет. Выберите его ещё раз.",
    ),
    "upload_disk_full": Text(
        "The file has {needed_bytes}, and the server's disk has no room for it. Delete data sets that nobody needs, or "
        "ask whoever runs the server.",
        "Файл занимает {needed_bytes}, и на диске сервера для него нет места. Удалите ненужные наборы данных или "
        "обратитесь к тому, кто запустил сервер.",
    ),
    "upload_busy": Text(
        "The uploaded file is being worked on. Wait until that is done.",
        "Загруженный файл ещё обрабатывается. Дождитесь окончания.",
    ),
    "quota_datasets": Text(
        "You have {count} data sets of your own, as many as can be kept. Delete one of them first.",
        "У вас уже столько своих наборов данных, сколько можно хранить: {count}. Сначала удалите один из них.",
    ),
    "errand_refused": Text("This network cannot be taken out as it is.", "В таком виде сеть не выгрузить."),
    "errand_unavailable": Text("This is not possible at the moment.", "Сейчас это не получается."),
    "results_refused": Text("This network cannot be measured.", "Измерить эту сеть не получится."),
    "copy_refused": Text("These changes cannot be kept as a copy.", "Эти изменения нельзя сохранить копией."),
    "import_refused": Text("This file cannot be imported.", "Этот файл не удалось загрузить."),
    "too_many": Text("Too many at once: at most {limit}.", "Слишком много сразу: не больше {limit}."),
    "stopping": Text("The server is restarting.", "Сервер перезапускается."),
    "worker_error": Text(
        "The training ended with an unexpected error; the server's log has it. Your network is as it was.",
        "Обучение прервалось из-за неожиданной ошибки, она записана в журнале сервера. Сеть осталась прежней.",
    ),
    "worker_oom": Text(
        "The training needed more memory than there is. Use a smaller network or a smaller batch.",
        "Обучению не хватило памяти. Уменьшите сеть или размер пакета (batch).",
    ),
    "worker_killed": Text(
        "The training's process was ended from outside {count} times without getting further. Play starts it again "
        "with the weights it had; if this goes on, the machine may be short of memory.",
        "Процесс обучения снова и снова завершали извне (попыток: {count}), и он не смог продвинуться. «Пуск» начнёт "
        "заново с сохранённых весов; если это повторяется, машине, возможно, не хватает памяти.",
    ),
    "worker_lost": Text(
        "The training's process stopped answering {count} times without getting further. Play starts it again with the "
        "weights it had; a smaller batch makes its steps shorter.",
        "Процесс обучения снова и снова переставал отвечать (попыток: {count}) и не смог продвинуться. «Пуск» "
        "начнёт заново с сохранённых весов; с меньшим батчем шаги станут короче.",
    ),
    "run_stopped_early": Text(
        "Stopped early: the validation loss was lowest after step {step}. The weights of then are shown.",
        "Ранняя остановка: потери на валидации были наименьшими после шага {step}. Показаны веса того момента.",
    ),
    "run_diverged": Text(
        "The loss stopped being a number at step {step}. A smaller learning rate usually helps.",
        "На шаге {step} функция потерь перестала быть числом. Обычно помогает меньшая скорость обучения.",
    ),
    "experiment_unavailable": Text(
        "This experiment cannot be done on this server.", "На этом сервере такой эксперимент не провести."
    ),
    "experiment_needs_card": Text(
        "It takes a graphics card, and this server computes on the processor.",
        "Нужна видеокарта, а этот сервер считает на процессоре.",
    ),
    "protocol": Text(
        "The page is of another version than the server. Reload it.",
        "Страница и сервер разных версий. Перезагрузите страницу.",
    ),
    "expected_hello": Text("The first message must be hello.", "Первым сообщением должно быть hello."),
    "bad_message": Text("This message cannot be understood.", "Сообщение не удалось понять."),
}
for _code, _text in _SENTENCES.items():
    declare(_code, _text)


def declare_refusal(code: str, status: int, text: Text) -> None:
    """Adds an error that only one part of the server knows: its HTTP status and its sentence."""
    STATUS[code] = status
    declare(code, text)


class Refusal(HTTPException):
    """An error with a code of `STATUS`; the answer is made from it in the language of whoever asked.

    `faults` lists single problems (of a graph, of weights); the first one lends its place to the whole.
    """

    def __init__(
        self,
        code: str,
        *,
        field: str | None = None,
        faults: Sequence[Problem] = (),
        headers: Mapping[str, str] | None = None,
        **params: Value,
    ) -> None:
        super().__init__(STATUS[code], code, dict(headers) if headers else None)
        first = faults[0] if faults else Problem(code, field=field)
        self.problem = Problem(code, params, first.node, first.edge, first.field)
        self.faults = faults

    def describe(self, language: Language) -> ProblemAnswer:
        """The refusal as a problem on the wire; its first fault is joined into the sentence."""
        said = said_in(self.problem, language)
        if not self.faults:
            return said
        return said.model_copy(update={"message": f"{said.message} {self.faults[0].message(language)}"})

    def details(self, language: Language) -> ErrorAnswer:
        """The refusal as RFC 9457 problem details."""
        said = self.describe(language)
        return ErrorAnswer(
            type=f"urn:svertka:problem:{said.code}",
            title=HTTPStatus(self.status_code).phrase,
            status=self.status_code,
            detail=said.message,
            code=said.code,
            params=said.params,
            node=said.node,
            edge=said.edge,
            field=said.field,
            problems=[said_in(fault, language) for fault in self.faults] or None,
        )


def said_in(problem: Problem, language: Language) -> ProblemAnswer:
    """A problem as it is said on the wire."""
    return ProblemAnswer.model_validate(problem.as_json(language))
