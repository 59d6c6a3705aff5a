"""The sentences of all common problems, in English and Russian: what, expected, received, and what to do."""

from __future__ import annotations

from models.text import Text

_FORM: dict[str, Text] = {
    "expected_object": Text(
        "{field}: expected an object, received {received}.",
        "{field}: ожидается объект, получено {received}.",
    ),
    "expected_list": Text(
        "{field}: expected a list of numbers, received {received}.",
        "{field}: ожидается список чисел, получено {received}.",
    ),
    "expected_integer": Text(
        "{field}: expected a whole number, received {received}.",
        "{field}: ожидается целое число, получено {received}.",
    ),
    "expected_number": Text(
        "{field}: expected a number, received {received}.",
        "{field}: ожидается число, получено {received}.",
    ),
    "expected_boolean": Text(
        "{field}: expected true or false, received {received}.",
        "{field}: ожидается true или false, получено {received}.",
    ),
    "expected_text": Text(
        "{field}: expected text, received {received}.",
        "{field}: ожидается текст, получено {received}.",
    ),
    "field_missing": Text("{field} is missing. Give it a value.", "{field} не задано. Укажите значение."),
    "field_unknown": Text(
        "{field} is not a field here. Remove it or correct its name.",
        "Поля {field} здесь нет. Удалите его или исправьте имя.",
    ),
    "below_minimum": Text(
        "{field} is {received}; the smallest allowed value is {limit}.",
        "{field} равно {received}; наименьшее допустимое значение — {limit}.",
    ),
    "above_maximum": Text(
        "{field} is {received}; the largest allowed value is {limit}.",
        "{field} равно {received}; наибольшее допустимое значение — {limit}.",
    ),
    "not_finite": Text(
        "{field} must be a finite number, not {received}.",
        "{field} должно быть конечным числом, а не {received}.",
    ),
    "wrong_length": Text(
        "{field} has the wrong number of values: received {received}.",
        "{field} содержит неверное количество значений: получено {received}.",
    ),
    "not_a_choice": Text(
        "{field} is {received}; expected one of: {choices}.",
        "{field} равно {received}; допустимые значения: {choices}.",
    ),
    "text_too_long": Text(
        "{field} is longer than {limit} characters. Shorten it.",
        "{field}: слишком длинный текст, предел в символах — {limit}. Сократите его.",
    ),
    "invalid_value": Text(
        "{field} does not accept {received}.",
        "{field} не принимает значение {received}.",
    ),
    "format_unsupported": Text(
        "This network has format {received}; this version reads format {expected}.",
        "Формат этой сети — {received}; эта версия читает формат {expected}.",
    ),
    "unknown_type": Text(
        "There is no layer type “{type}”. Choose one from the palette.",
        "Слоя типа «{type}» нет. Выберите слой из палитры.",
    ),
    "unknown_type_near": Text(
        "There is no layer type “{type}”. Did you mean “{suggestion}”?",
        "Слоя типа «{type}» нет. Возможно, вы имели в виду «{suggestion}»?",
    ),
    "bad_id": Text(
        "“{id}” cannot be an id. Use Latin letters, digits and _, parts separated by dots, starting with a letter "
        "or _, {limit} characters at most.",
        "«{id}» не может быть идентификатором. Используйте латинские буквы, цифры и _, части через точку, в начале "
        "— буква или _, не более {limit} символов.",
    ),
    "id_reserved": Text(
        "The id “{id}” contains “{name}”, a name that PyTorch modules use themselves. Choose another id.",
        "Идентификатор «{id}» содержит имя «{name}», занятое самими модулями PyTorch. Выберите другой.",
    ),
    "id_prefix": Text(
        "The id “{other}” lies inside “{id}”, but “{id}” is a layer, not a block of layers. Rename one of the two.",
        "Идентификатор «{other}» лежит внутри «{id}», но «{id}» — слой, а не блок слоёв. Переименуйте один из двух.",
    ),
    "too_many_nodes": Text(
        "The network has {received} layers; the limit is {limit}.",
        "Слоёв в сети — {received}, предел — {limit}.",
    ),
    "too_many_edges": Text(
        "The network has {received} connections; the limit is {limit}.",
        "Связей в сети — {received}, предел — {limit}.",
    ),
    "too_many_groups": Text(
        "The network has {received} groups; the limit is {limit}.",
        "Групп в сети — {received}, предел — {limit}.",
    ),
    "dangling_edge": Text(
        "The connection {edge} refers to the layer “{id}”, which is not in the network. Remove the connection.",
        "Связь {edge} ссылается на слой «{id}», которого нет в сети. Удалите связь.",
    ),
    "unknown_port": Text(
        "The layer “{id}” has no port “{port}”. Connect to one of its own ports.",
        "У слоя «{id}» нет порта «{port}». Подключитесь к одному из его портов.",
    ),
    "unknown_group": Text(
        "The group “{group}” does not exist. Create it or take the reference away.",
        "Группы «{group}» нет. Создайте её или уберите ссылку.",
    ),
    "group_cycle": Text(
        "The group “{group}” lies inside itself. Move it out.",
        "Группа «{group}» вложена сама в себя. Вынесите её наружу.",
    ),
}

_ADAPTING: dict[str, Text] = {
    "shape_not_possible": Text(
        "{name} cannot take pictures of {received}. Use channels×height×width with at least {smallest} pixels.",
        "{name} не принимает изображения {received}. Нужны каналы×высота×ширина, не меньше {smallest} пикселей.",
    ),
}

_STRUCTURE: dict[str, Text] = {
    "no_input": Text(
        "The network has no input. Add an Input layer: the picture enters there.",
        "В сети нет входа. Добавьте слой «Вход»: через него поступает изображение.",
    ),
    "second_input": Text(
        "The network has an input already ({other}). Remove one of the two.",
        "В сети уже есть вход ({other}). Удалите один из двух.",
    ),
    "no_output": Text(
        "No layers follow the input yet. Add some: the last one gives the answer.",
        "За входом ещё нет слоёв. Добавьте их: последний даст ответ.",
    ),
    "several_ends": Text(
        "The network has several ends: {nodes}. Mark the answer with an Output layer.",
        "У сети несколько концов: {nodes}. Отметьте ответ сети слоем «Выход».",
    ),
    "second_output": Text(
        "The network has a main output already ({other}). Make this one auxiliary or remove it.",
        "У сети уже есть главный выход ({other}). Сделайте этот вспомогательным или удалите.",
    ),
    "no_path": Text(
        "No path leads here from the input. Connect the layers in between.",
        "От входа сюда нет пути. Соедините промежуточные слои.",
    ),
    "unconnected": Text(
        "An input of this layer is not connected ({port}). Draw a connection to it from the layer before.",
        "Вход этого слоя не подключён ({port}). Проведите к нему связь от предыдущего слоя.",
    ),
    "port_taken": Text(
        "Two connections lead to port “{port}”. Keep one; to combine two, use Add or Concat.",
        "К порту «{port}» ведут две связи. Оставьте одну; чтобы соединить две, используйте сложение или конкатенацию.",
    ),
    "would_loop": Text(
        "This connection would close a loop: a network runs from its input to its output. Connect a later layer.",
        "Эта связь замкнула бы цикл: сеть идёт от входа к выходу. Соедините с одним из следующих слоёв.",
    ),
    "cycle": Text(
        "These layers form a loop: {path}. Remove one of its connections.",
        "Эти слои образуют цикл: {path}. Удалите одну из его связей.",
    ),
}

_SHAPES: dict[str, Text] = {
    "needs_maps": Text(
        "Expected feature maps (channels×height×width), received {received}. Place this layer before Flatten.",
        "Ожидаются карты признаков (каналы×высота×ширина), получено {received}. "
        "Поставьте этот слой до выпрямления (Flatten).",
    ),
    "needs_features": Text(
        "Expected a flat list of features, received maps {received}. Put a Flatten layer before this one.",
        "Ожидается плоский список признаков, получены карты {received}. Поставьте перед слоем выпрямление (Flatten).",
    ),
    "kernel_too_large": Text(
        "Kernel {kernel} is larger than its padded input {input}. "
        "Use a smaller kernel, more padding or a larger input.",
        "Ядро {kernel} больше своего входа с отступами {input}. "
        "Уменьшите ядро, увеличьте отступ или возьмите вход побольше.",
    ),
    "pool_padding": Text(
        "Padding {padding} is more than half of the window {kernel}: some windows would see only padding. "
        "Use at most {limit}.",
        "Отступ {padding} больше половины окна {kernel}: некоторые окна увидят только отступ. Не более {limit}.",
    ),
    "groups_input": Text(
        "{channels} input channels cannot be split into {groups} equal groups. "
        "Choose a number of groups that divides {channels}.",
        "Входные каналы ({channels}) нельзя разделить на равные группы ({groups}). "
        "Число групп должно делить {channels}.",
    ),
    "groups_output": Text(
        "{channels} filters cannot be split into {groups} equal groups. "
        "Choose a number of filters that is a multiple of {groups}.",
        "Фильтры ({channels}) нельзя разделить на равные группы ({groups}). "
        "Число фильтров должно быть кратно {groups}.",
    ),
    "shapes_differ": Text(
        "All inputs must have the same shape: {port} brings {received}, expected {expected}. "
        "Match the channels with a 1×1 convolution and the size with stride or padding.",
        "Все входы должны быть одного размера: {port} приносит {received}, ожидается {expected}. "
        "Подгоните каналы свёрткой 1×1, а размер — шагом или отступом.",
    ),
    "sizes_differ": Text(
        "Inputs to join must agree in height and width: {port} brings {received}, expected ?×{expected}. "
        "Change stride or padding on one of the paths.",
        "У соединяемых входов должны совпадать высота и ширина: {port} приносит {received}, ожидается ?×{expected}. "
        "Измените шаг или отступ на одном из путей.",
    ),
    "axes_differ": Text(
        "Maps and flat features cannot be joined: {port} brings {received}, expected something like {expected}. "
        "Flatten all inputs or none.",
        "Карты и плоские признаки не соединить: {port} приносит {received}, ожидается подобное {expected}. "
        "Выпрямите все входы или ни одного.",
    ),
    "per_channel": Text(
        "{field} has {received} values for {expected} channels. Give one value, or one for each channel.",
        "{field}: значений — {received}, а каналов — {expected}. Укажите одно значение или по одному на канал.",
    ),
}

_SIZES: dict[str, Text] = {
    "too_large": Text(
        "This layer has {parameters} parameters ({parameters_bytes}); the limit is {limit}. "
        "Make it smaller, or shrink its input by stride or pooling.",
        "Параметров в этом слое — {parameters} ({parameters_bytes}), предел — {limit}. "
        "Уменьшите слой или его вход: шагом или пулингом.",
    ),
    "network_too_large": Text(
        "The network has {parameters} parameters ({parameters_bytes}); the limit is {limit}. "
        "This layer has the most of them: make it smaller.",
        "Параметров в сети — {parameters} ({parameters_bytes}), предел — {limit}. "
        "Больше всего их в этом слое: уменьшите его.",
    ),
    "output_too_large": Text(
        "The output {shape} would take {output_bytes} for one picture; the limit is {limit_bytes}. "
        "Use fewer channels, a larger stride or pooling.",
        "Выход {shape} займёт {output_bytes} на одно изображение; предел — {limit_bytes}. "
        "Уменьшите число каналов, увеличьте шаг или добавьте пулинг.",
    ),
    "too_slow": Text(
        "This layer needs {macs} multiplications for one picture; the limit is {limit}. "
        "Use fewer channels, a smaller kernel or a smaller input.",
        "Умножений на одно изображение в этом слое — {macs}, предел — {limit}. Уменьшите число каналов, ядро или вход.",
    ),
}

TEXTS: dict[str, Text] = {**_FORM, **_ADAPTING, **_STRUCTURE, **_SHAPES, **_SIZES}
