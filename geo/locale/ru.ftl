# Русский. Значения в фигурных скобках подставляются как есть; Fluent в них ничего не читает.
# Имена и даты подставляются в именительном падеже, поэтому фразы построены под него.

# Тег BCP 47, по которому браузер пишет даты так же, как образцы ниже.
time-locale = ru-RU

## Даты

# Образцы Unicode CLDR: d — день, MMMM — месяц внутри даты, LLLL — месяц отдельно, y — год.
# Браузер по-русски всегда пишет «г.» после дня, поэтому оно есть и здесь.
date-pattern-day = d MMMM y 'г.'
date-pattern-month = LLLL y
date-pattern-year = y

# Части промежутка, у которых общий месяц или год.
date-pattern-same-month-start = d
date-pattern-same-month-end = d MMMM y 'г.'
date-pattern-same-year-start = d MMMM
date-pattern-same-year-end = d MMMM y 'г.'
date-pattern-same-year-months-start = LLLL
date-pattern-same-year-months-end = LLLL y

date-decade = { $year }-е годы
date-century = { $century }-й век
date-some-day = { $date }, день неизвестен
date-some-time = { $date }, точнее неизвестно

date-about = примерно { $date }
date-uncertain = { $date } (предположительно)

date-early = { $month }, начало
date-middle = { $month }, середина
date-late = { $month }, конец

# То, что длилось.
date-range = { $start } – { $end }
date-range-short = { $start }–{ $end }
date-since = { $start } –
date-until = по { $end }
date-end-unknown = начало: { $start }, конец неизвестен
date-start-unknown = по { $end }, начало неизвестно

# То, что произошло один раз.
date-between = в промежутке { $start } – { $end }
date-not-before = { $start } или позднее
date-not-after = { $end } или ранее

date-precision-day = точный день
date-precision-month = только месяц
date-precision-year = только год
date-precision-decade = только десятилетие
date-precision-century = только век
date-precision-interval = промежуток
date-precision-approximate = приблизительно
date-precision-uncertain = предположительно
date-precision-approximate-uncertain = приблизительно и предположительно

## Списки

list-comma = {", "}
list-semicolon = {"; "}
list-and = { $first } и { $last }
list-or = { $first } или { $last }

## Карта

map-label = Карта спора
map-label-list = Карта спора. Те же события в виде текста даны в списке рядом с ней.
map-zoom-in = Приблизить
map-zoom-out = Отдалить
map-places = Перейти
map-islands = Острова
map-region = Регион
map-all-events = Все события
map-stack = Событий здесь: 0
map-credit = Договорные линии показаны схематично
map-tiles-unreachable = Сетевая карта-основа недоступна; показана встроенная.

time-label = Время
time-slider = Показанный день
time-previous = Предыдущее событие
time-next = Следующее событие
time-play = Пуск
time-pause = Пауза
time-speed = Скорость
time-loop = Повтор
time-events = События по этот день
time-select = Подробнее
time-close = Закрыть
time-hint = «Пуск» или ведите по линии

base-bundled = Встроенная: без названий и границ
base-osm = OpenStreetMap (по сети): местные названия, границы по фактическому контролю
base-natgeo = National Geographic (по сети): названия и границы издателя из США
base-imagery = Спутниковый снимок (по сети): без названий и границ

## Шкала времени

timeline-title = Шкала времени
timeline-hint = Проведите по шкале, чтобы выбрать показываемые даты; выберите знак, чтобы прочитать о событии. С клавиатуры: поля «{ $start }», «{ $end }» и список событий.
timeline-label = Шкала времени: события по видам, под ними — кто управлял каждой территорией. «Эта шкала словами» сообщает то же в виде текста.
timeline-date = Дата
timeline-said = Государство
timeline-as-of = Состояние на дату
timeline-count = { $count ->
    [one] { $count } событие
    [few] { $count } события
    [many] { $count } событий
   *[other] { $count } события
 }
timeline-since = с { $first }
timeline-until = по { $last }
timeline-lane = { $category }: { $events }, по первой возможной дате: { $decades }.
timeline-decade = { $decade }: { $count }
timeline-step = { $date }: { $caption }
timeline-heading = Эта шкала словами
timeline-events = События, прошедшие отбор, независимо от даты
timeline-control = Кто чем управлял
timeline-position = Заявленная позиция: { $party }

## Подписи и текстовые замены

caption-control = Управление: { $states }.
caption-uncertain = Управление: { $states }; смена приходится на неточную дату.
caption-during = Управление в это время, последовательно: { $states }.
caption-one-of = Управление, в зависимости от дня: { $states }.
caption-no-position = Заявлений не зафиксировано ({ $party }).
caption-position = Заявленная позиция ({ $party }): { $states }.
caption-contested = Оспаривает: { $states }.
caption-none = На эту дату сведений нет.
describe-events = Показаны события с { $first } по { $last }: { $shown } из { $total }.
describe-date = Территории на { $date }:
describe-selected = Выбрано: { $title }, { $date }, { $place }.
describe-mark-text = Надпись: { $text }
describe-mark-pin = Булавка { $number }: { $text }
describe-mark-arrow = Стрелка: { $text }
describe-mark-ellipse = Обведено: { $text }
describe-mark-highlight = Выделено, { $place }: { $text }
describe-heading = Эта карта словами, с источниками

## Страницы

page-explore = Обзор
explore-lead = События новостного сообщения от { $date } и его предыстории в пространстве и времени.
page-present = Показ
page-compare = Сравнение
page-snapshot = Снимок
page-data = Данные
take-picture = Снимок этого вида
take-picture-help = Этот вид как изображение для печати: размер, тема, пометки, слова и ссылка обратно.
take-file = Сохранить одним файлом
take-file-help = Карта со шкалой времени, показанные события и их источники в одном файле HTML, который открывается без сети.
take-data = Сохранить как GeoJSON
take-data-help = Показанные события в формате GeoJSON, с источниками и территориями.
page-link = Открыть этот вид в обзоре
page-about = О карте
language-choice = Язык
app-title = Карта спора
notice-address = { $count ->
    [one] Не удалось использовать { $count } часть этого адреса; в остальном вид ему соответствует.
    [few] Не удалось использовать { $count } части этого адреса; в остальном вид ему соответствует.
    [many] Не удалось использовать { $count } частей этого адреса; в остальном вид ему соответствует.
   *[other] Не удалось использовать { $count } части этого адреса; в остальном вид ему соответствует.
 }
notice-address-item = '{ $field }': найдено { $found }; ожидается { $expected }
address-expected-name = один из параметров { $names }
address-expected-single = одно значение; из нескольких берётся последнее
address-expected-choice = { $more ->
    [0] одно из: { $options }
   *[other] одно из: { $options } и ещё { $more }
 }
address-expected-nothing = ничего: выбирать не из чего
address-expected-date = год, месяц или день с { $first } по { $last }, например 1855, 1945-08 или 2017-03-20
address-expected-order = дата не позже 'to', { $end }
address-expected-length = не более { $limit } знаков
address-expected-step = целое число от 1 до { $last }
address-expected-camera = широта от -{ $latitude } до { $latitude }, долгота от -180 до 180 (градусы), масштаб от 0 до { $zoom }
address-expected-note-text = ШИРОТА,ДОЛГОТА,ТЕКСТ: широта от -{ $latitude } до { $latitude }, долгота от -180 до 180 (градусы), текст от 1 до { $limit } знаков; или пометка, которая начинается с pin, arrow, ellipse или highlight
address-expected-note-pin = pin,ШИРОТА,ДОЛГОТА,ТЕКСТ: широта от -{ $latitude } до { $latitude }, долгота от -180 до 180 (градусы), текст от 1 до { $limit } знаков
address-expected-note-arrow = arrow,ШИРОТА,ДОЛГОТА,ШИРОТА,ДОЛГОТА от начала к острию: широта от -{ $latitude } до { $latitude }, долгота от -180 до 180 (градусы), затем, если нужно, текст не более { $limit } знаков
address-expected-note-ellipse = ellipse,ШИРОТА,ДОЛГОТА,ШИРИНА,ВЫСОТА: широта от -{ $latitude } до { $latitude }, долгота от -180 до 180 (градусы), ширина и высота от { $least } до { $most } (км), края — в пределах тех же широт, затем, если нужно, текст не более { $limit } знаков
address-expected-note-highlight = highlight,ТЕРРИТОРИЯ: территория из числа { $more ->
    [0] { $options }
   *[other] { $options } и ещё { $more }
 }, затем, если нужно, текст не более { $limit } знаков
address-expected-notes = не более { $limit } пометок
address-expected-size = ШИРИНАxВЫСОТА в пикселях: каждая от { $least } до { $most }, отношение не более { $ratio } : 1, или одно из: { $presets }
address-expected-dots = не более { $limit } точек всего; при { $size } — меньший масштаб
pack-broken = Данные «{ $pack }» показать нельзя
pack-broken-cut = Перечислены первые { $count }.
pack-broken-help = { $count ->
    [one] Найдена { $count } ошибка. Исправьте её в указанном ниже файле и перезагрузите страницу.
    [few] Найдено { $count } ошибки. Исправьте их в указанных ниже файлах и перезагрузите страницу.
    [many] Найдено { $count } ошибок. Исправьте их в указанных ниже файлах и перезагрузите страницу.
   *[other] Найдено { $count } ошибки. Исправьте их в указанных ниже файлах и перезагрузите страницу.
 }
problem-where = Файл
problem-row = Строка
problem-record = Запись
problem-field = Поле
problem-found = Найдено
problem-expected = Ожидается

## Обзор: боковая панель

count-shown = Показано событий: { $shown } из { $total }
side-scope = Охват
scope-article = Статья
scope-story = Вся история
scope-help = Статья: события, о которых рассказано в новостном сообщении от { $date }. Вся история: они же и события фона, с источниками.
side-from = С
side-to = По
side-date-help = Год, месяц или день: 1855, 1945-08, 2017-03-20
side-date-bad = { $found } — не дата. Укажите год, месяц или день между { $first } и { $last }: 1855, 1945-08, 2017-03-20.
side-date-order = Первая дата позже второй.
side-years = Годы
side-histogram = События по датам; часть внутри окна — тёмная
side-eras = Периоды
side-certain = Только события точно в окне
side-certain-help = Дата вида «примерно 1945» может выходить за пределы окна. Выключено: такие события показаны с пометкой «возможно, в окне». Включено: они не показаны.
side-at = Состояние на дату
side-at-help = День, на который карта показывает, кто чем управлял. Пусто: конец окна.
side-filters = { $count ->
    [0] Отбор событий
   *[other] Отбор событий (включено: { $count })
 }
side-categories = Вид события
side-actors = Кто участвует
side-territories = Чего касается
side-text = Поиск по словам
side-map = Карта
side-perspective = Точка зрения
perspective-control = Кто управлял
perspective-party = Заявленная позиция: { $party }
side-names = Названия мест
names-dual = Оба
names-en = Английские
names-ja = Японские
names-ru = Русские
side-base = Карта-основа
layer-lines = Договорные и заявляемые линии
layer-labels = Названия мест
side-reset = Сбросить всё
choose-any = Любые

category-diplomacy = Дипломатия
category-military = Военное дело
category-legal = Право и договоры
category-economic = Экономика
category-conflict = Конфликт
category-publication = Публикация

status-occurred = Произошло
status-planned = Планируется
status-claimed = Сказано или заявлено

## Обзор: список и карточка

list-title = События
list-page = Страница { $page } из { $pages }
list-previous = Раньше
list-next = Позже
list-possibly = возможно, в окне
empty-title = В этом окне событий нет
empty-nearest = Ближайшие, прошедшие остальной отбор:
empty-nothing = Заданный отбор не прошло ни одно событие.
empty-earlier = Раньше: { $title }, { $date }
empty-later = Позже: { $title }, { $date }
empty-all-dates = Показать все даты
empty-reset = Сбросить всё
card-none = Выберите событие на карте или в списке, чтобы прочитать о нём.
card-previous = Назад
card-next = Вперёд
card-close = Закрыть
card-not-shown = Это событие не проходит заданный отбор.
card-date = Дата
card-better-date = Другая дата
card-status = Статус
card-place = Место
card-actors = Кто
card-territories = Касается
card-administered = тогда: { $caption }
card-cited = Источники:
card-article = В статье
card-sources = Источники
card-related = См. также
card-fulfilled = План осуществился
card-plan = Запланировано в событии
card-weak = Опирается только на справочные издания или второстепенные сайты; относитесь с осторожностью.
card-recalled = По памяти о названном источнике, без сверки с ним.
card-place-recalled = положение приблизительное
card-background = Нет в статье: фон
legend-title = Легенда
legend-asof = Территории на { $date }
legend-contested = оспаривает: { $states }
legend-unstated = { $states } (заявлений не зафиксировано; показано, кто управлял)
legend-uncertain = { $states } (неточно)
legend-treaty = Договорная линия (схематично)
legend-claimed = Заявляемая линия: { $party } (схематично)
legend-nothing = сведений нет
legend-soft = Размытый край: приблизительная дата
legend-stack = Число: несколько событий в одном месте

source-kind-official = официальный
source-kind-archive = архивный
source-kind-scholarly = научный
source-kind-press = пресса
source-kind-reference = справочный
source-kind-other = прочее

## Страница «Сравнение»

compare-lead = Чьей была каждая территория в два разных дня или с двух точек зрения на один день.
compare-presets = Известные пары
compare-mode = Расположение
compare-mode-side = Рядом
compare-mode-swipe = Шторка
compare-first = Первая дата
compare-second = Вторая дата
compare-date-help = Год, месяц или день: 1855, 1945-08, 2017-03-20. Год или месяц означает его последний день.
compare-perspective-first = Первая точка зрения
compare-perspective-second = Вторая точка зрения
compare-divider = Граница между двумя датами
compare-map = Карта на { $date }: { $perspective }
compare-side = { $date } ({ $perspective })
compare-heading = В чём различия
compare-equal = На обеих половинах — { $date } с одной и той же точки зрения, поэтому различий нет.
compare-lead-control = { $count ->
    [0] Между { $start } и { $end } ни одна территория достоверно не перешла под управление другой стороны.
    [one] Между { $start } и { $end } управление сменилось у { $count } территории: { $changes }.
    [few] Между { $start } и { $end } управление сменилось у { $count } территорий: { $changes }.
    [many] Между { $start } и { $end } управление сменилось у { $count } территорий: { $changes }.
   *[other] Между { $start } и { $end } управление сменилось у { $count } территории: { $changes }.
 }
compare-lead-position = { $count ->
    [0] Заявленная позиция ({ $party }): между { $start } и { $end } ни одна территория достоверно не перешла к другой стороне.
    [one] Заявленная позиция ({ $party }): между { $start } и { $end } ответ изменился для { $count } территории: { $changes }.
    [few] Заявленная позиция ({ $party }): между { $start } и { $end } ответ изменился для { $count } территорий: { $changes }.
    [many] Заявленная позиция ({ $party }): между { $start } и { $end } ответ изменился для { $count } территорий: { $changes }.
   *[other] Заявленная позиция ({ $party }): между { $start } и { $end } ответ изменился для { $count } территории: { $changes }.
 }
compare-lead-sides = { $count ->
    [0] Сравниваются { $first } и { $second }. Для каждой территории, о которой оба ответа достоверны, названа одна и та же сторона.
    [one] Сравниваются { $first } и { $second }. Разные стороны названы для { $count } территории: { $changes }.
    [few] Сравниваются { $first } и { $second }. Разные стороны названы для { $count } территорий: { $changes }.
    [many] Сравниваются { $first } и { $second }. Разные стороны названы для { $count } территорий: { $changes }.
   *[other] Сравниваются { $first } и { $second }. Разные стороны названы для { $count } территории: { $changes }.
 }
compare-followed = { $count ->
    [one] Для { $count } территории это другое государство той же стороны: { $changes }.
    [few] Для { $count } территорий это другое государство той же стороны: { $changes }.
    [many] Для { $count } территорий это другое государство той же стороны: { $changes }.
   *[other] Для { $count } территории это другое государство той же стороны: { $changes }.
 }
compare-possibly = { $count ->
    [one] Для { $count } территории это неясно, так как день смены точно не известен: { $changes }.
    [few] Для { $count } территорий это неясно, так как день смены точно не известен: { $changes }.
    [many] Для { $count } территорий это неясно, так как день смены точно не известен: { $changes }.
   *[other] Для { $count } территории это неясно, так как день смены точно не известен: { $changes }.
 }
compare-contest = Различается, кем оспаривается: { $places }.
compare-item-then = { $places } ({ $first }, затем { $second })
compare-item-beside = { $places } ({ $first } / { $second })
compare-territory = Территория
compare-changed = Различие?
compare-kind-party = Да
compare-kind-possibly = Возможно
compare-kind-state = Та же сторона, другое государство
compare-kind-contest = Только кем оспаривается
compare-kind-same = Нет
compare-lines = Различия линий
compare-lines-none = В оба дня действуют или заявляются одни и те же линии.
compare-lines-only = Только на { $date }
compare-lines-shared = В оба дня
compare-events = { $count ->
    [one] { $count } событие между двумя датами
    [few] { $count } события между двумя датами
    [many] { $count } событий между двумя датами
   *[other] { $count } события между двумя датами
 }
compare-no-events = Между этими датами ни одно событие не прошло заданный отбор.
compare-story-has = { $count ->
    [0] Во всей истории между ними тоже нет событий.
    [one] Во всей истории между ними { $count } событие.
    [few] Во всей истории между ними { $count } события.
    [many] Во всей истории между ними { $count } событий.
   *[other] Во всей истории между ними { $count } события.
 }
compare-story-show = { $count ->
    [one] Показать { $count } событие
    [few] Показать { $count } события
    [many] Показать { $count } событий
   *[other] Показать { $count } события
 }
compare-unfiltered-has = { $count ->
    [one] Без отбора во всей истории между ними { $count } событие.
    [few] Без отбора во всей истории между ними { $count } события.
    [many] Без отбора во всей истории между ними { $count } событий.
   *[other] Без отбора во всей истории между ними { $count } события.
 }
compare-unfiltered-show = Снять отбор и показать всю историю
compare-open = Подробнее в обзоре

## Страница «Данные»

data-intro = Всё, что рисует карта, в виде таблиц. У каждой таблицы указано, откуда она взята и на каких условиях её можно использовать. Места, государства и лица названы здесь по именам, а в файлах для скачивания стоят их идентификаторы.
data-table = Таблица
data-truth-yes = Да
data-truth-possibly = Возможно
data-truth-no = Нет
data-where-located-in = На территории
data-where-near = Рядом
data-joined = События и территории вместе
data-joined-help = Одна строка на каждую пару события и территории: где событие произошло, чего оно касается и кто управлял территорией на эту дату. Расстояния геодезические.
data-download = Скачать { $file }
data-rows = { $count ->
    [one] { $count } строка
    [few] { $count } строки
    [many] { $count } строк
   *[other] { $count } строки
 }
data-licence = Лицензия
data-provenance = Откуда взято
data-fields = Что означают столбцы

## Columns of the tables, with what they mean

column-id = Код
column-id-help = Код строки: слова строчными буквами через дефис.
column-event-id = Событие
column-event-id-help = Код события.
column-territory-id = Территория
column-territory-id-help = Код территории.
column-where = Где
column-where-help = На территории (в файлах located-in) или рядом, не дальше указанного расстояния (near); пусто: в другом месте.
column-distance-km = Расстояние, км
column-distance-km-help = Геодезическое расстояние до территории, если событие рядом с ней.
column-concerns = Касается
column-concerns-help = Касается ли событие этой территории.
column-administered-by = Управление
column-administered-by-help = Государства, которые управляли территорией на дату события.
column-control-certainty = Достоверно
column-control-certainty-help = Да, если всё это время управляло одно государство (в файлах yes); возможно, если смена может приходиться на эту дату (possibly).
column-name = Название
column-name-help = Название для читателя.
column-party = Сторона
column-party-help = Сторона спора, которая это заявляет или к которой относится государство; пусто, если её нет.
column-palette = Палитра
column-palette-help = Семейство цветов на карте.
column-tone = Тон
column-tone-help = 0 для нынешнего государства, больше для более раннего и светлого.
column-kind = Вид
column-kind-help = Что описывает строка.
column-label = Обозначение
column-label-help = Как называется часть статьи.
column-gist = Содержание
column-gist-help = Что в ней сказано, словами этого проекта.
column-scope = Область
column-scope-help = Рассказывает об этом статья или предыстория.
column-date = Дата
column-date-help = Когда, в записи EDTF; для событий статьи — дата, которую даёт сама статья.
column-extent = Протяжённость
column-extent-help = moment: один раз внутри даты; span: в течение всей даты.
column-earliest = Не раньше
column-earliest-help = Первый день, который может означать дата.
column-latest = Не позже
column-latest-help = Последний день, который может означать дата.
column-better-date = Другая дата
column-better-date-help = Дата из другого источника, в записи EDTF, рядом с датой статьи.
column-better-date-note = О другой дате
column-better-date-note-help = К чему относится другая дата.
column-better-date-sources = Источники другой даты
column-better-date-sources-help = Коды источников через точку с запятой.
column-title = Заголовок
column-title-help = Краткий заголовок.
column-summary = Описание
column-summary-help = От одной до трёх простых фраз.
column-place = Место
column-place-help = Где, словами.
column-lat = Широта
column-lat-help = Градусы северной широты, десятичные (WGS84).
column-lon = Долгота
column-lon-help = Градусы восточной долготы, десятичные (WGS84).
column-place-confidence = Точность места
column-place-confidence-help = Насколько надёжна точка.
column-category = Категория
column-category-help = Что произошло.
column-status = Статус
column-status-help = occurred: произошло; planned: намечалось; claimed: кем-то заявлено; у линии — что она такое.
column-territories = Территории
column-territories-help = Коды территорий, к которым относится строка, через точку с запятой.
column-territory = Территория
column-territory-help = Код территории.
column-actors = Участники
column-actors-help = Коды участников через точку с запятой.
column-paragraphs = Абзацы
column-paragraphs-help = Части статьи, которые об этом рассказывают, по кодам.
column-related = Связанные
column-related-help = Связанные события, по кодам.
column-fulfilled-by = Исполнено
column-fulfilled-by-help = Событие, которым исполнился план.
column-sources = Источники
column-sources-help = Коды источников, лучший первым, через точку с запятой.
column-confidence = Проверка
column-confidence-help = verified: прочитано в названном источнике; recalled: известно, но заново не прочитано.
column-confidence-note = О проверке
column-confidence-note-help = Что приведено по памяти и где источники расходятся в дате.
column-start = Начало
column-start-help = В записи EDTF, включительно; интервал — один раз внутри него; .. — без начала.
column-end = Конец
column-end-help = В записи EDTF, не включая; интервал — один раз внутри него; .. — без конца.
column-state = Государство
column-state-help = Государство, которое управляло территорией.
column-administered-as = Управление называлось
column-administered-as-help = Управление под тогдашним названием.
column-legal-basis = Правовое основание
column-legal-basis-help = Договор, указ или иное названное основание.
column-contested-by = Оспаривали
column-contested-by-help = Коды государств, которые это оспаривали, через точку с запятой.
column-contested-note = Что оспаривалось
column-contested-note-help = О чём был спор.
column-note = Примечание
column-note-help = Замечания.
column-regarded-as = Считает владением
column-regarded-as-help = Государство, которое сторона считает обладателем.
column-statement = Заявление
column-statement-help = Позиция словами этого проекта; так говорит сторона, это не вывод.
column-both-names = Оба названия
column-both-names-help = Названия обеих сторон в одной строке, как в предложении.
column-latin-ja = Японское, латиницей
column-latin-ja-help = Японское название краткой латиницей, для карты.
column-latin-ru = Русское, латиницей
column-latin-ru-help = Русское название краткой латиницей, для карты.
column-name-ja = Японское название
column-name-ja-help = Варианты через точку с запятой.
column-name-ja-kana = Каной
column-name-ja-kana-help = Японское название каной.
column-name-ja-romaji = Ромадзи
column-name-ja-romaji-help = Японское название в системе Хэпбёрна.
column-name-ru = Русское название
column-name-ru-help = Варианты через точку с запятой.
column-name-ru-translit = Транслитерация
column-name-ru-translit-help = Русское название в транслитерации.
column-name-ainu = Айнское название
column-name-ainu-help = Айнское название или корень, каной и латиницей, где известно.
column-ainu-meaning = Значение по-айнски
column-ainu-meaning-help = Что, как считают, значит айнское название.
column-subject = О чём
column-subject-help = Место, к которому относится число.
column-quantity = Величина
column-quantity-help = Что измерено.
column-value = Значение
column-value-help = Число, как оно опубликовано.
column-unit = Единица
column-unit-help = Единица измерения.
column-year = Год
column-year-help = Год, день или период, к которому относится число.
column-published-by = Опубликовано
column-published-by-help = Кто опубликовал.
column-question-id = Код вопроса
column-question-id-help = Код вопроса.
column-question = Вопрос
column-question-help = Вопрос.
column-as-of = По состоянию на
column-as-of-help = Когда сказано, в записи EDTF; пусто, если без даты.
column-type = Тип
column-type-help = Тип работы по CSL.
column-container-title = Издание
column-container-title-help = Газета, журнал или сборник.
column-publisher = Издатель
column-publisher-help = Кто издал работу.
column-url = Адрес
column-url-help = Где можно прочесть работу.
column-issued = Дата издания
column-issued-help = Когда работа издана.
column-language = Язык
column-language-help = Язык работы.
column-role = Роль
column-role-help = disputed: спорная; part: её часть; context: соседняя.
column-part-of = Часть
column-part-of-help = Территория, в которую входит островок.
column-claimed-by = Заявляют
column-claimed-by-help = Стороны, которые заявляют линию, по кодам.
column-basis = Основание
column-basis-help = Договор или заявление, где названа линия.
column-schematic = Схематично
column-schematic-help = Проведена ли линия схематично.
column-story = История
column-story-help = Код истории.
column-view = Вид
column-view-help = Вид шага, как в адресе страницы.
column-caption = Подпись
column-caption-help = Текст шага.
column-notes = Заметки учителя
column-notes-help = Заметки для учителя.
column-resource = Ресурс
column-resource-help = Таблица с английским текстом; datapackage — сам пакет.
column-record = Запись
column-record-help = Код строки; у самого пакета — что в нём названо.
column-field = Поле
column-field-help = Имя столбца.
column-text = Текст
column-text-help = Текст на этом языке.
column-geometry = Геометрия
column-geometry-help = Точка или контур в WGS84, сначала долгота.
column-weak = Слабые источники
column-weak-help = Добавлено здесь, в файле этого нет: yes («да»), если строка опирается только на справочные издания или второстепенные сайты; no («нет»), если среди её источников есть официальный, архивный, научный источник или пресса.

## Страница «О карте»

about-brief = Кратко о споре
about-positions = Две позиции рядом
about-positions-help = Так, как их заявляет каждая сторона, нашими словами и с источниками. Далее — другие голоса, если они есть в данных.
about-method = Как сделана эта карта
about-neutrality = Нейтральность
about-sources = Источники
about-sources-help = { $count ->
    [one] { $count } источник
    [few] { $count } источника
    [many] { $count } источников
   *[other] { $count } источника
 }, по видам. Если событие или позиция опирается только на справочные издания или прочие сайты, это указано.
about-article = Статья
about-as-of = на { $date }
about-method-text = События взяты из одного новостного сообщения, пересказанного нашими словами с указанием подтверждающего абзаца, и из фона, подтверждённого источниками. Даты сохраняют ту точность, которую даёт их источник: «апрель 2017, конец» не превращается в день. Если у другого источника дата точнее, она стоит рядом с датой из статьи, но не вместо неё. Событие связано с территорией тем, где оно произошло и чего касается. Кто управлял территорией, определяется на дату самого события; если день смены точно не известен, карта об этом сообщает.
about-neutrality-text = На встроенной карте нет границ и флагов. У мест с двумя названиями показаны оба, в алфавитном порядке их латинских форм, на каждой карте; если латинская форма общая, написания следуют в порядке: японское, русское. Один переключатель показывает, кто управлял каждой территорией или что заявляет любое из двух правительств. Фигуры и штриховка несут то же значение, что и цвета. Договорные линии схематичны и так и помечены.

## Данные по HTTP

api-bad-view = { $count ->
    [one] { $count } параметр использовать нельзя; он указан в problems.
    [few] { $count } параметра использовать нельзя; они указаны в problems.
    [many] { $count } параметров использовать нельзя; они указаны в problems.
   *[other] { $count } параметра использовать нельзя; они указаны в problems.
 }
api-too-long = Запрос слишком длинный; ожидается не более { $limit } знаков.
api-too-many = В запросе слишком много параметров; ожидается не более { $limit }.
api-busy = Ожидает слишком много запросов; повторите чуть позже.
api-unread = Файл данных не удаётся прочитать: { $reason }
api-broken-pack = { $count ->
    [one] В данных «{ $pack }» { $count } ошибка.
    [few] В данных «{ $pack }» { $count } ошибки.
    [many] В данных «{ $pack }» { $count } ошибок.
   *[other] В данных «{ $pack }» { $count } ошибки.
 }

## Командная строка

cli-valid = { $pack } { $version }: ошибок нет. Событий: { $events }, территорий: { $territories }, источников: { $sources }.
cli-invalid = { $count ->
    [one] { $pack }: { $count } ошибка
    [few] { $pack }: { $count } ошибки
    [many] { $pack }: { $count } ошибок
   *[other] { $pack }: { $count } ошибки
 }
cli-no-pack = { $found } — не папка и не набор данных; { $count ->
    [0] наборов нет
    [one] есть { $count } набор: { $packs }
    [few] есть { $count } набора: { $packs }
    [many] есть { $count } наборов: { $packs }
   *[other] есть { $count } набора: { $packs }
 }
cli-bad-view = { $count ->
    [one] { $count } параметр вида использовать нельзя
    [few] { $count } параметра вида использовать нельзя
    [many] { $count } параметров вида использовать нельзя
   *[other] { $count } параметра вида использовать нельзя
 }
cli-no-kind = { $found }: файл такого вида записать нельзя; ожидается имя, которое оканчивается на одно из: { $kinds }
cli-no-address = { $found }: ожидается адрес, который начинается с http:// или https://
cli-exporting = { $count ->
    [one] { $count } событие
    [few] { $count } события
    [many] { $count } событий
   *[other] { $count } события
}
cli-not-written = Файл { $file } не удаётся записать: { $reason }

## Ссылки на источник

cite-style-apa = APA, 7-е издание
cite-style-chicago = Chicago, 18-е издание (библиография)
cite-style-bibtex = BibTeX (biblatex)
cite-licence = Лицензия данных: { $licence }

## Лист: вид как изображение

plate-window = События с { $first } по { $last }
plate-count = Показано событий: { $shown } из { $total }
plate-outside = { $count ->
    [one] { $count } событие лежит вне этой карты.
    [few] { $count } события лежат вне этой карты.
    [many] { $count } событий лежат вне этой карты.
   *[other] { $count } события лежат вне этой карты.
}
plate-sources = Источники: { $sources }
plate-sources-more = { $count ->
    [one] и ещё { $count }
    [few] и ещё { $count }
    [many] и ещё { $count }
   *[other] и ещё { $count }
}
plate-article = Статья: { $title }, { $date }
plate-projection-conic = Равноугольная коническая проекция Ламберта
plate-projection-azimuthal = Равновеликая азимутальная проекция Ламберта
plate-projection-mercator = Проекция Web Mercator
plate-link = Этот вид: { $link }
plate-scale-km = { $length } км
plate-scale-m = { $length } м
plate-no-room = { $width } × { $height } пикс. при таком объёме текста
plate-room = больший размер, более короткий заголовок, подзаголовок или легенда либо меньше надписей или более короткие надписи
plate-no-home = 1, без адреса, который можно вписать в код
plate-home = 0 или адрес приложения
plate-long-code = 1, с адресом (знаков: { $length })
plate-code = адрес не более { $limit } знаков

## Страница «Снимок»

snapshot-heading = Снимок: { $title }
snapshot-lead = Изображение этого вида для печати или публикации. Что лежит в рамке на карте, то и попадёт на изображение.
snapshot-busy = Рисуется
snapshot-failed = Нарисовать изображение не удалось.
snapshot-impossible = Такое изображение сделать нельзя. Вид остаётся прежним.
snapshot-problem = { $field }: найдено { $found }; ожидается { $expected }.
snapshot-undrawn = В шрифтах изображения нет знака для { $characters }; на этом месте — белый квадрат.
snapshot-untold = { $count ->
    [one] Эта пометка начинается за краем карты на изображении, поэтому её слов на карте нет: { $marks }
   *[other] Эти пометки начинаются за краем карты на изображении, поэтому их слов на карте нет: { $marks }
}
snapshot-full = Полный размер
snapshot-full-help = Само изображение в отдельной вкладке
snapshot-take-png = Скачать PNG
snapshot-take-png-help = Для веб-страницы или слайда
snapshot-take-svg = SVG
snapshot-take-svg-help = Нарисовано линиями, можно править; шрифты внутри файла
snapshot-take-pdf = PDF
snapshot-take-pdf-help = Для печати; лист бумаги имеет настоящий размер
snapshot-copy = Ссылка, код для вставки и подпись
snapshot-copy-link = Ссылка на этот вид
snapshot-copy-embed = Код для вставки: сама карта на веб-странице
snapshot-copy-caption = Подпись с указанием авторства
snapshot-copy-citation = Этот вид
snapshot-copy-sources = Источники показанных событий
snapshot-caption = { $title } ({ $dates }). { $credit }. { $link }
snapshot-cite = Как цитировать
snapshot-cite-style = Стиль
snapshot-parts = Что изменить
snapshot-part-marks = Пометки
snapshot-part-picture = Размер и вид
snapshot-part-words = Слова
snapshot-size = Размер
snapshot-size-article = Статья, { $width } × { $height }
snapshot-size-square = Квадрат, { $width } × { $height }
snapshot-size-story = История для телефона, { $width } × { $height }
snapshot-size-slide = Слайд, { $width } × { $height }
snapshot-size-a4 = A4 вертикально, { $width } × { $height }
snapshot-size-a4-landscape = A4 горизонтально, { $width } × { $height }
snapshot-size-a5 = A5 вертикально, { $width } × { $height }
snapshot-size-a5-landscape = A5 горизонтально, { $width } × { $height }
snapshot-size-own = Другой размер
snapshot-width = Ширина в пикселях
snapshot-height = Высота в пикселях
snapshot-bad-size = Укажите два целых числа от { $least } до { $most } с отношением не более { $ratio } : 1. До тех пор размер изображения прежний.
snapshot-scale = Чёткость PNG
snapshot-scale-item = { $times }×
snapshot-dots = Размер PNG: { $width } × { $height } точек.
snapshot-theme = Тема
snapshot-theme-light = Светлая
snapshot-theme-dark = Тёмная
snapshot-theme-print = Печать
snapshot-projection = Проекция
snapshot-projection-fitted = По области карты
snapshot-projection-mercator = Web Mercator
snapshot-language = Язык
snapshot-language-name = Русский
snapshot-transparent = Прозрачный фон
snapshot-transparent-help = Вокруг карты просвечивает страница позади изображения.
snapshot-code = QR-код
snapshot-code-help = Код в углу, который открывает этот вид на телефоне.
snapshot-title = Заголовок
snapshot-subtitle = Подзаголовок
snapshot-subtitle-help = Если пусто, здесь стоит выбранное событие, если оно есть.
snapshot-unselect = Без выбранного события: { $title }
snapshot-alt = Текстовая замена
snapshot-alt-help = Для тех, кто не видит изображения. Она есть внутри файлов; добавьте её и в «alt» веб-страницы.
snapshot-alt-is-automatic = Составлена по виду и меняется вместе с ним, пока вы не напишете свою.
snapshot-alt-automatic = Вернуть автоматический текст
snapshot-bad-alt = Знаков в тексте: { $length }; сохраняется не более { $limit }. До тех пор текст изображения прежний.

mark-map = Карта, на которой ставят пометки. То же можно сделать в форме для пометок.
mark-tools = Пометки
mark-tool-select = Выбрать и двигать пометки
mark-tool-text = Надпись
mark-tool-pin = Булавка с номером
mark-tool-arrow = Стрелка
mark-tool-ellipse = Эллипс
mark-tool-highlight = Выделить территорию
mark-hint-select = Перетащите пометку, чтобы сдвинуть её
mark-hint-text = Щёлкните там, где будет надпись
mark-hint-pin = Щёлкните там, где будет булавка
mark-hint-arrow = Ведите от начала к острию
mark-hint-ellipse = Ведите от середины; с Shift получится круг
mark-hint-highlight = Щёлкните территорию
mark-new-text = Надпись
mark-none = Пометок пока нет. Выберите инструмент на карте или добавьте пометку здесь.
mark-list = Пометки
mark-kind-text = Надпись
mark-kind-pin = Булавка
mark-kind-arrow = Стрелка
mark-kind-ellipse = Эллипс
mark-kind-highlight = Выделение
mark-add-kind = Добавить пометку
mark-add = Добавить
mark-full = Вид вмещает не более { $limit } пометок.
mark-words = Слова
mark-words-optional = Слова, если нужны
mark-field-lat = Широта, °
mark-field-lon = Долгота, °
mark-field-lat2 = Остриё: широта, °
mark-field-lon2 = Остриё: долгота, °
mark-tail-lat = Начало: широта, °
mark-tail-lon = Начало: долгота, °
mark-field-width-km = Ширина, км
mark-field-height-km = Высота, км
mark-field-territory = Территория
mark-up = Выше
mark-down = Ниже
mark-remove = Удалить
mark-bad-text = Надписи или булавке нужны слова. У пометки остаются прежние.
mark-bad-lat = { $found } — не широта. Укажите градусы от -{ $limit } до { $limit }, например 44.5.
mark-bad-ellipse-lat = { $found } — не подходит как широта для эллипса такой высоты. Укажите градусы от -{ $limit } до { $limit }, чтобы никакая его часть не вышла за эти пределы.
mark-bad-lon = { $found } — не долгота. Укажите градусы от -180 до 180, например 147.5.
mark-bad-size = { $found } — не размер. Укажите километры от { $least } до { $most }, например 60, чтобы эллипс не задевал полюса.

## Страница показа

present-heading = Показ: { $title }
present-lead = История по шагам для класса: карта на весь экран, переход стрелками и заметки учителя, которые видны только по запросу.
present-none = Для этого спора историй пока нет.
present-steps =
    { $count ->
        [one] { $count } шаг
        [few] { $count } шага
       *[other] { $count } шагов
    }
present-start = Начать
present-progress = { $number } / { $count }
present-question = Вопрос
present-notes-heading = Заметки учителя
present-notes-show = Показать заметки учителя
present-notes-hide = Скрыть заметки учителя
present-notes-help = Заметки учителя (N)
present-previous = Назад
present-previous-help = Предыдущий шаг (←, Page Up)
present-next = Далее
present-next-help = Следующий шаг (→, Page Down, пробел)
present-play = Переходить самостоятельно каждые { $seconds } с
present-pause = Остановить самостоятельный переход
present-full = Во весь экран (F)
present-window = Выйти из полного экрана (F)
present-explore = Изучить этот шаг
present-explore-help = Открыть вид этого шага на странице «Обзор»
present-leave = Закончить
present-leave-help = Назад к историям (Esc)
present-expected-step = шаг от 1 до { $last }

## A story as a file: slides, a handout, a lesson

inset-selected = Отмеченное событие: { $event }
story-take-pptx = PowerPoint
story-take-pptx-help = По слайду на шаг, с редактируемыми текстами и заметками учителя; займёт несколько секунд
story-take-pdf = Раздаточный лист (PDF)
story-take-pdf-help = A4 для чёрно-белой печати, с вопросами и строками для ответов; займёт несколько секунд
story-take-html = Урок без сети (HTML)
story-take-html-help = Один файл с картой и историей, который открывается в любом браузере без сети
story-take-progress = Шаг { $number } из { $count }
story-take-waiting = Создаётся другой файл. Ваш — следующий.
story-take-ready = Скачать { $name } ({ $size } МБ)
story-take-failed = Этот файл создать нельзя.
story-sources = Источники
story-note-sources = Источники этого шага
story-note-link = Этот вид на карте: { $link }
story-page = Страница { $number } из { $count }
story-words-long = { $count } знаков в заголовке, подписи и вопросе
story-words-short = тексты короче, чтобы они поместились на одном слайде
story-none = пусто
story-wanted = идентификатор истории, один из: { $stories }
story-cli-none = { $found }: ни файл, ни история из { $pack }; ожидается одна из: { $stories }
story-cli-many = В файле { $file } выберите историю по номеру: { $stories }
story-cli-single = { $found } — одна история из { $pack }; номер нужен только для файла с несколькими историями
story-cli-unread = Файл { $file } не удаётся прочитать: { $reason }

## Урок, который открывается без сети

lesson-map = Карта
lesson-steps = Шаги
lesson-count = { $number } из { $count }
lesson-events = Все события этой истории
lesson-explore = Смотреть свободно
lesson-explore-help = Показать все события этой истории и весь её период на шкале времени
lesson-return = Вернуться к этому шагу

## Собственная история

own-add = Добавить этот вид в мою историю
own-add-help = Этот вид станет шагом вашей собственной истории для показа классу на странице «Показ».
own-added = Добавлено в мою историю как шаг { $number }.
own-anew = Начать заново
own-anew-ask =
    { $count ->
        [one] Моя история с её { $count } шагом будет удалена из этого браузера.
        [few] Моя история с её { $count } шагами будет удалена из этого браузера.
        [many] Моя история с её { $count } шагами будет удалена из этого браузера.
       *[other] Моя история с её { $count } шага будет удалена из этого браузера.
    }
own-anew-do = Удалить мою историю
own-away = Эта ссылка ведёт к «моей истории», которая хранится в том браузере, где она создана. В этом браузере её нет. Откройте здесь файл истории, и показ начнётся.
own-bad-sources = Шаг опирается хотя бы на один источник; последний остаётся.
own-bad-text = Это поле не может быть пустым. Пока здесь ничего не написано, в истории остаётся: { $kept }
own-begin = История — это ряд видов карты, каждый с заголовком и несколькими предложениями, которые вы показываете классу шаг за шагом. Начните на странице «Обзор» с кнопки «{ $add }», сделайте копию истории с этой страницы и измените её или откройте сохранённый файл.
own-begin-explore = Перейти к обзору
own-choice = Историй в файле: { $count }. Какая из них станет моей?
own-choice-none = Выберите историю
own-copied = «{ $title }» скопирована в мою историю.
own-copy = Сделать копию для правки
own-copy-help = Копия станет моей историей, где можно менять, переставлять и добавлять шаги.
own-file = История, сохранённая в файле
own-file-bad = Файл { $name } не открывается. Ничего не изменено.
own-file-help = Файл JSON, например my-story.json. Он заменит мою историю.
own-full = В истории может быть не больше { $limit } шагов.
own-heading = Моя история
own-lead = Составлена вами и хранится только в этом браузере. Чтобы открыть её в другом месте, сохраните файл.
own-long = В этом виде слишком много пометок или фильтров для шага: знаков в ссылке — { $length }, а в шаге помещается { $limit }.
own-open = Моя история ({ $count })
own-open-file = Открыть файл
own-open-help = Изменить, упорядочить и показать шаги моей истории на странице «Показ».
own-opened = «{ $title }» теперь моя история.
own-removed = Шаг «{ $title }» удалён.
own-replaced = Прежняя история «{ $title }» удалена.
own-save = Сохранить файл
own-save-help = my-story.json: чтобы открыть историю в другом браузере, передать её или сохранить.
own-step-caption = Текст рядом с картой
own-step-caption-help = То, что читает класс: от одного до трёх коротких предложений.
own-step-close = Закрыть шаг { $number }
own-step-down = Переместить шаг { $number } вниз
own-step-edit = Изменить шаг { $number }
own-step-explore = Показать этот вид в обзоре
own-step-explore-help = Открывает обзор таким, каким его показывает этот шаг. Там вид можно изменить и взять для этого шага.
own-step-notes = Заметки учителя
own-step-notes-help = Для вас: они видны только после нажатия N.
own-step-question = Вопрос классу
own-step-question-help = Показывается под текстом; можно оставить пустым.
own-step-remove = Удалить шаг { $number }
own-step-sources = Источники
own-step-sources-help = На чём основаны текст и заметки; самый важный — первым.
own-step-take = Взять вид, который сейчас в обзоре
own-step-take-help = Тогда этот шаг покажет день, место и пометки, которые показывает обзор.
own-step-title = Заголовок
own-step-title-help = Настолько короткий, чтобы его прочли с последнего ряда.
own-step-up = Переместить шаг { $number } вверх
own-step-wrong = Часть вида этого шага не удалось использовать.
own-summary = О чём она
own-summary-help = От одного до трёх предложений для того, кто выбирает историю.
own-summary-new = Виды карты: { $title }
own-taken = Шаг { $number } теперь показывает этот вид.
own-title = Название истории
own-title-help = Стоит над шагами, на слайдах и в раздаточных материалах.
own-title-new = Моя история
own-undo = Отменить
own-unkept = Этот браузер не хранит историю; сохраните её в файл.
own-unread = То, что этот браузер хранит как мою историю, не читается. Сохраните это в файл, прежде чем начать другую.
own-unread-save = Сохранить как есть
own-use = Взять этот вид для шага { $number }
own-use-help = Тогда шаг { $number } моей истории покажет то, что сейчас на карте.
own-use-how = Измените вид, затем выберите под картой «Взять этот вид для шага { $number }».
own-waiting = Ищем мою историю в этом браузере…

## Streamlit's own words

framework-skip = Перейти к содержанию
framework-sidebar = Боковая панель
framework-sidebar-collapse = Скрыть боковую панель
framework-sidebar-expand = Показать боковую панель
framework-pages = Страницы
framework-menu = Меню
framework-theme = Тема
framework-theme-system = Системная
framework-theme-light = Светлая
framework-theme-dark = Тёмная
framework-print = Печать
framework-made-with = Сделано на Streamlit v
framework-copy-version = Скопировать номер версии
framework-copied = Скопировано
framework-copied-spec = Скопировано.
framework-copy = Скопировать
framework-record = Запись экрана
framework-record-title = Запись экрана
framework-record-about = Запись сохранит видео того, что на экране, чтобы показать это другим.
framework-record-audio = Записывать и звук
framework-record-start = Начать запись
framework-record-next = Что дальше
framework-record-step = Шаг { $first }
framework-record-preview = Просмотр записи:
framework-record-save = Сохранить видео
framework-stop = Остановить
framework-running = Выполняется…
framework-close = Закрыть
framework-dismiss = Закрыть
framework-notifications = Уведомления
framework-help = Справка
framework-help-for = Справка: { $first }
framework-choose-one = Выберите вариант
framework-choose-some = Выберите варианты
framework-open = Открыть
framework-clear-value = Очистить
framework-clear-all = Очистить всё
framework-clear-entry = Очистить поле
framework-remove = Убрать: { $first }
framework-no-results = Ничего не найдено
framework-no-options = Выбирать не из чего
framework-multiselect-options = Варианты
framework-selectbox-options = Варианты
framework-apply = Enter — применить
framework-apply-command = ⌘+Enter — применить
framework-apply-control = Ctrl+Enter — применить
framework-upload = Выбрать файл
framework-upload-more = Добавить файлы
framework-upload-drop = Перетащите файл сюда
framework-upload-limit = До { $first } на файл
framework-upload-large = Файл должен быть не больше { $first }.
framework-upload-type = Файлы типа { $first } не принимаются.
framework-download-failed = Не удалось скачать
framework-chart = диаграмма
framework-chart-group = группа
framework-chart-bars = полосы
framework-chart-symbols = знаки
framework-chart-symbol = знак
framework-chart-data = Показать данные
framework-chart-show = Показать диаграмму
framework-chart-picture = Скачать как PNG
framework-chart-copy = Скопировать описание Vega-Lite
framework-fullscreen = Во весь экран
framework-fullscreen-close = Выйти из полного экрана
framework-table-columns = Показать или скрыть столбцы
framework-table-download = Скачать как CSV
framework-table-search = Поиск
framework-table-search-words = Введите текст для поиска
framework-table-search-one = Найдено: 1
framework-table-search-some = Найдено: { $first }
framework-table-search-many = Больше 1000
framework-table-search-place-one = { $first } из 1
framework-table-search-place = { $first } из { $second }
framework-table-search-place-many = { $first } из более чем 1000
framework-table-search-previous = Предыдущий результат
framework-table-search-next = Следующий результат
framework-table-search-close = Закрыть поиск
framework-table-all = Выбрать все
framework-table-index = (номер)
framework-table-menu = Меню столбца
framework-table-copy = Скопировать имя столбца
framework-table-ascending = Сортировать по возрастанию
framework-table-descending = Сортировать по убыванию
framework-table-autosize = Подобрать ширину
framework-table-pin = Закрепить столбец
framework-table-unpin = Открепить столбец
framework-table-hide = Скрыть столбец
framework-table-format = Формат
framework-table-format-automatic = Автоматически
framework-table-format-localized = Как принято в языке
framework-table-format-plain = Без оформления
framework-table-format-compact = Кратко
framework-table-format-scientific = Экспоненциальный
framework-table-format-engineering = Инженерный
framework-table-format-dollar = Доллар
framework-table-format-euro = Евро
framework-table-format-yen = Иена
framework-table-format-percent = Проценты
framework-table-format-accounting = Бухгалтерский
framework-table-format-bytes = Байты
framework-table-statistics = Статистика
framework-table-statistics-values = Значения
framework-table-statistics-empty = Пустые
framework-table-statistics-distinct = Различные
framework-table-statistics-sum = Сумма
framework-table-statistics-average = Среднее
framework-table-statistics-median = Медиана
framework-table-statistics-minimum = Минимум
framework-table-statistics-maximum = Максимум
framework-table-statistics-deviation = Стандартное отклонение
framework-table-statistics-length = Средняя длина
framework-table-statistics-length-minimum = Минимальная длина
framework-table-statistics-length-maximum = Максимальная длина
framework-table-statistics-range = Диапазон
framework-table-statistics-true = Распределение «да» и «нет»
framework-table-statistics-top = Частота значений
framework-table-statistics-histogram = Гистограмма распределения
framework-page-missing = Страница не найдена
framework-page-missing-about = Такой страницы нет. Показана главная страница.
framework-page-missing-named = Страницы /{ $first } нет. Показана главная страница.
framework-connecting = Подключение
framework-connecting-server = Подключение к серверу
framework-connection-error = Ошибка соединения
framework-connection-stopped = Похоже, сервер не работает. Если он был остановлен, запустите его снова в терминале:
framework-connection-lost = Сервер не отвечает. Проверьте подключение к сети.
framework-connection-timeout = Время ожидания соединения истекло.
