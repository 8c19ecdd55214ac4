# English. Values in braces are put in as they are; nothing in them is read as Fluent.

# BCP 47 tag by which a browser writes dates as the patterns below do.
time-locale = en-GB

## Dates

# Patterns of Unicode CLDR: d day, MMMM month within a date, LLLL month alone, y year.
date-pattern-day = d MMMM y
date-pattern-month = LLLL y
date-pattern-year = y

# The parts of a range that shares its month or its year.
date-pattern-same-month-start = d
date-pattern-same-month-end = d MMMM y
date-pattern-same-year-start = d MMMM
date-pattern-same-year-end = d MMMM y
date-pattern-same-year-months-start = LLLL
date-pattern-same-year-months-end = LLLL y

date-decade = { $year }s
date-century = { $century ->
    [21] 21st century
   *[other] { $century }th century
}
date-some-day = some day in { $date }
date-some-time = some time in { $date }

date-about = about { $date }
date-uncertain = { $date } (uncertain)

date-early = early { $month }
date-middle = mid-{ $month }
date-late = late { $month }

# Something that lasted.
date-range = { $start } – { $end }
date-range-short = { $start }–{ $end }
date-since = { $start }–
date-until = until { $end }
date-end-unknown = from { $start }, end unknown
date-start-unknown = until { $end }, start unknown

# Something that happened once.
date-between = between { $start } and { $end }
date-not-before = { $start } or later
date-not-after = by { $end }

date-precision-day = exact day
date-precision-month = month only
date-precision-year = year only
date-precision-decade = decade only
date-precision-century = century only
date-precision-interval = interval
date-precision-approximate = approximate
date-precision-uncertain = uncertain
date-precision-approximate-uncertain = approximate and uncertain

## Lists

list-comma = {", "}
list-semicolon = {"; "}
list-and = { $first } and { $last }
list-or = { $first } or { $last }

## The map

map-label = Map of the dispute
map-label-list = Map of the dispute. The list of events beside it holds the same events as text.
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-places = Go to
map-islands = Islands
map-region = Region
map-all-events = All events
map-stack = 0 events here
map-credit = Treaty lines are schematic
map-tiles-unreachable = The online base map cannot be reached; the bundled one is shown.

time-label = Time
time-slider = Day shown
time-previous = Previous event
time-next = Next event
time-play = Play
time-pause = Pause
time-speed = Speed
time-loop = Repeat
time-events = Events up to this day
time-select = Read more
time-close = Close
time-hint = Play, or drag along the line

base-bundled = Bundled: no names, no borders
base-osm = OpenStreetMap (online): local names, borders by control on the ground
base-natgeo = National Geographic (online): names and borders of a US publisher
base-imagery = Satellite picture (online): no names, no borders

## The timeline

timeline-title = Timeline
timeline-hint = Drag across it to choose the dates that are shown; select a symbol to read about the event. By keyboard: “{ $start }”, “{ $end }” and the list of events.
timeline-label = Timeline: events by kind, and below them who administered each territory. “This timeline in words” says the same as text.
timeline-date = Date
timeline-said = State
timeline-as-of = Territories as of
timeline-count = { $count ->
    [one] 1 event
   *[other] { $count } events
 }
timeline-since = from { $first }
timeline-until = until { $last }
timeline-lane = { $category }: { $events } by first possible date: { $decades }.
timeline-decade = { $decade }: { $count }
timeline-step = { $date }: { $caption }
timeline-heading = This timeline in words
timeline-events = Events that pass the filters, whatever their date
timeline-control = Who administered what
timeline-position = Stated position of { $party }

## Captions and text alternatives

caption-control = Administered by { $states }.
caption-uncertain = Administered by { $states }: the change falls inside an uncertain date.
caption-during = Administered in that time by { $states }, one after the other.
caption-one-of = Administered by { $states }, depending on the day.
caption-no-position = No statement of { $party } is recorded.
caption-position = In the stated position of { $party }: { $states }.
caption-contested = Contested by { $states }.
caption-none = Nothing is recorded for this date.
describe-events = { $shown } of { $total } events are shown, dated from { $first } to { $last }.
describe-date = Territories on { $date }:
describe-selected = Selected: { $title }, { $date }, { $place }.
describe-mark-text = Note: { $text }
describe-mark-pin = Pin { $number }: { $text }
describe-mark-arrow = Arrow: { $text }
describe-mark-ellipse = Outlined: { $text }
describe-mark-highlight = Highlighted, { $place }: { $text }
describe-heading = This map in words, with sources

## Pages

page-explore = Explore
explore-lead = Events of a news report of { $date } and of the story behind it, in place and time.
page-present = Present
page-compare = Compare
page-snapshot = Snapshot
page-data = Data
take-picture = Snapshot this view
take-picture-help = This view as a picture fit to print: size, theme, marks, words, and a link back.
take-file = Save as one file
take-file-help = The map with its time bar, the events shown and their sources, in one HTML file that opens with no network.
take-data = Save as GeoJSON
take-data-help = The events shown as GeoJSON, with sources and territories.
page-link = Open this view in the explorer
page-about = About
language-choice = Language
app-title = Dispute map
notice-address = { $count ->
    [one] 1 part of this address could not be used; the rest of the view is as it says.
   *[other] { $count } parts of this address could not be used; the rest of the view is as it says.
 }
notice-address-item = '{ $field }' was { $found }; expected { $expected }
address-expected-name = one of the parameters { $names }
address-expected-single = one value; of several, the last is used
address-expected-choice = { $more ->
    [0] one of { $options }
   *[other] one of { $options } and { $more } more
 }
address-expected-nothing = nothing: there is none to choose
address-expected-date = a year, a month or a day from { $first } to { $last }, such as 1855, 1945-08 or 2017-03-20
address-expected-order = a date not after 'to', { $end }
address-expected-length = at most { $limit } characters
address-expected-step = a whole number from 1 to { $last }
address-expected-camera = latitude from -{ $latitude } to { $latitude }, longitude from -180 to 180 (degrees), zoom from 0 to { $zoom }
address-expected-note-text = LATITUDE,LONGITUDE,TEXT with latitude from -{ $latitude } to { $latitude }, longitude from -180 to 180 (degrees), text of 1 to { $limit } characters; or a note that begins with pin, arrow, ellipse or highlight
address-expected-note-pin = pin,LATITUDE,LONGITUDE,TEXT with latitude from -{ $latitude } to { $latitude }, longitude from -180 to 180 (degrees), text of 1 to { $limit } characters
address-expected-note-arrow = arrow,LATITUDE,LONGITUDE,LATITUDE,LONGITUDE from tail to head with latitude from -{ $latitude } to { $latitude }, longitude from -180 to 180 (degrees), then if wanted a text of at most { $limit } characters
address-expected-note-ellipse = ellipse,LATITUDE,LONGITUDE,WIDTH,HEIGHT with latitude from -{ $latitude } to { $latitude }, longitude from -180 to 180 (degrees), width and height from { $least } to { $most } (km) and its ends within those latitudes, then if wanted a text of at most { $limit } characters
address-expected-note-highlight = highlight,TERRITORY with a territory out of { $more ->
    [0] { $options }
   *[other] { $options } and { $more } more
 }, then if wanted a text of at most { $limit } characters
address-expected-notes = at most { $limit } notes
address-expected-size = WIDTHxHEIGHT in pixels, each from { $least } to { $most } and one at most { $ratio } times the other, or one of { $presets }
address-expected-dots = at most { $limit } dots in all; with { $size } a lower scale
pack-broken = The data of “{ $pack }” cannot be shown
pack-broken-cut = The first { $count } are listed.
pack-broken-help = { $count ->
    [one] One problem was found. Mend it in the file named below and reload the page.
   *[other] { $count } problems were found. Mend them in the files named below and reload the page.
 }
problem-where = File
problem-row = Row
problem-record = Record
problem-field = Field
problem-found = Found
problem-expected = Expected

## Explore: sidebar

count-shown = { $shown } of { $total } events shown
side-scope = Told by
scope-article = The article
scope-story = The whole story
scope-help = The article: events that the news report of { $date } tells. The whole story: these, and sourced background events.
side-from = From
side-to = To
side-date-help = A year, a month or a day: 1855, 1945-08, 2017-03-20
side-date-bad = { $found } is not a date. Write a year, a month or a day between { $first } and { $last }: 1855, 1945-08, 2017-03-20.
side-date-order = The first date lies after the second one.
side-years = Years
side-histogram = Events by date; the part inside the window is dark
side-eras = Periods
side-certain = Only events certainly in range
side-certain-help = A date such as “about 1945” may reach beyond the window. Off: such events are shown and marked “possibly in range”. On: they are left out.
side-at = Territories as of
side-at-help = The day for which the map shows who administered what. Empty: the end of the window.
side-filters = { $count ->
    [0] Filter events
   *[other] Filter events ({ $count } on)
 }
side-categories = Kinds of event
side-actors = Who takes part
side-territories = What it concerns
side-text = Search words
side-map = The map
side-perspective = Perspective
perspective-control = Who administered it
perspective-party = Stated position of { $party }
side-names = Place names
names-dual = Both
names-en = English
names-ja = Japanese
names-ru = Russian
side-base = Base map
layer-lines = Treaty and claimed lines
layer-labels = Place names
side-reset = Reset everything
choose-any = Any

category-diplomacy = Diplomacy
category-military = Military
category-legal = Law and treaties
category-economic = Economy
category-conflict = Conflict
category-publication = Publication

status-occurred = Happened
status-planned = Planned
status-claimed = Said or claimed

## Explore: list and card

list-title = Events
list-page = Page { $page } of { $pages }
list-previous = Earlier
list-next = Later
list-possibly = possibly in range
empty-title = No event in this window
empty-nearest = The nearest ones that pass your other filters:
empty-nothing = No event passes the filters that are set.
empty-earlier = Earlier: { $title }, { $date }
empty-later = Later: { $title }, { $date }
empty-all-dates = Show all dates
empty-reset = Reset everything
card-none = Select an event on the map or in the list to read about it.
card-previous = Previous
card-next = Next
card-close = Close
card-not-shown = This event lies outside the filters that are set.
card-date = Date
card-better-date = Also dated
card-status = Status
card-place = Place
card-actors = Who
card-territories = Concerns
card-administered = then: { $caption }
card-cited = Sources:
card-article = In the article
card-sources = Sources
card-related = See also
card-fulfilled = The plan came about
card-plan = Planned in
card-weak = Rests only on reference works or minor sites; treat with care.
card-recalled = From memory of the named source, not re-read in it.
card-place-recalled = approximate position
card-background = Not in the article: background
legend-title = Legend
legend-asof = Territories on { $date }
legend-contested = contested by { $states }
legend-unstated = { $states } (no statement recorded; shown: who administered it)
legend-uncertain = { $states } (uncertain)
legend-treaty = Treaty line (schematic)
legend-claimed = Line claimed by { $party } (schematic)
legend-nothing = nothing recorded
legend-soft = Soft edge: approximate date
legend-stack = Number: several events in one place

source-kind-official = official
source-kind-archive = archive
source-kind-scholarly = scholarly
source-kind-press = press
source-kind-reference = reference
source-kind-other = other

## Compare page

compare-lead = Whose each territory was on two days, or in two views of one day.
compare-presets = Well-known pairs
compare-mode = Arrangement
compare-mode-side = Side by side
compare-mode-swipe = Swipe
compare-first = First date
compare-second = Second date
compare-date-help = A year, a month or a day: 1855, 1945-08, 2017-03-20. A year or a month means its last day.
compare-perspective-first = First perspective
compare-perspective-second = Second perspective
compare-divider = Divider between the two dates
compare-map = Map of { $date }: { $perspective }
compare-side = { $date } ({ $perspective })
compare-heading = What differs
compare-equal = Both sides show { $date } in the same perspective, so nothing differs.
compare-lead-control = { $count ->
    [0] Between { $start } and { $end }, no territory certainly passed to the administration of another side.
    [one] Between { $start } and { $end }, 1 territory changed administration: { $changes }.
   *[other] Between { $start } and { $end }, { $count } territories changed administration: { $changes }.
 }
compare-lead-position = { $count ->
    [0] By the stated position of { $party }, no territory certainly passed to another side between { $start } and { $end }.
    [one] By the stated position of { $party }, the answer for 1 territory changed between { $start } and { $end }: { $changes }.
   *[other] By the stated position of { $party }, the answer for { $count } territories changed between { $start } and { $end }: { $changes }.
 }
compare-lead-sides = { $count ->
    [0] Compared are { $first } and { $second }. They name the same side for every territory of which both are certain.
    [one] Compared are { $first } and { $second }. They name different sides for 1 territory: { $changes }.
   *[other] Compared are { $first } and { $second }. They name different sides for { $count } territories: { $changes }.
 }
compare-followed = { $count ->
    [one] For 1 territory it is another state of the same side: { $changes }.
   *[other] For { $count } territories it is another state of the same side: { $changes }.
 }
compare-possibly = { $count ->
    [one] For 1 territory it is uncertain, since a change has no certain day: { $changes }.
   *[other] For { $count } territories it is uncertain, since a change has no certain day: { $changes }.
 }
compare-contest = Who contests it differs for { $places }.
compare-item-then = { $places } ({ $first }, then { $second })
compare-item-beside = { $places } ({ $first } / { $second })
compare-territory = Territory
compare-changed = Differs?
compare-kind-party = Yes
compare-kind-possibly = Possibly
compare-kind-state = Same side, another state
compare-kind-contest = Only who contests it
compare-kind-same = No
compare-lines = Lines that differ
compare-lines-none = The same lines are in force or claimed on both days.
compare-lines-only = Only on { $date }
compare-lines-shared = On both days
compare-events = { $count ->
    [one] 1 event between the two dates
   *[other] { $count } events between the two dates
 }
compare-no-events = No event between these dates passes the filters that are set.
compare-story-has = { $count ->
    [0] The whole story has none between them either.
    [one] The whole story has 1 event between them.
   *[other] The whole story has { $count } events between them.
 }
compare-story-show = { $count ->
    [one] Show 1 event
   *[other] Show { $count } events
 }
compare-unfiltered-has = { $count ->
    [one] Without the filters, the whole story has 1 event between them.
   *[other] Without the filters, the whole story has { $count } events between them.
 }
compare-unfiltered-show = Clear the filters and tell the whole story
compare-open = Read more on Explore

## Data page

data-intro = Everything that the map draws, as tables. Each table names where it comes from and on what terms it may be used. Places, states and people stand here by their names; the files to download have their ids.
data-table = Table
data-truth-yes = Yes
data-truth-possibly = Possibly
data-truth-no = No
data-where-located-in = Inside
data-where-near = Near
data-joined = Events joined to territories
data-joined-help = One row for each pair of an event and a territory: where it happened, what it concerns, and who administered the territory on that date. Distances are geodesic.
data-download = Download { $file }
data-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
 }
data-licence = Licence
data-provenance = Comes from
data-fields = What the columns mean

## Columns of the tables, with what they mean

column-id = Id
column-id-help = Id of the row: lowercase words joined by hyphens.
column-event-id = Event
column-event-id-help = Id of the event.
column-territory-id = Territory
column-territory-id-help = Id of the territory.
column-where = Where
column-where-help = Inside the territory (located-in in files), or near it, within the stated distance (near); empty: elsewhere.
column-distance-km = Distance, km
column-distance-km-help = Geodesic distance to the territory, where the event is near it.
column-concerns = Concerns it
column-concerns-help = Whether the event is about the territory.
column-administered-by = Administered by
column-administered-by-help = States that administered the territory at the date of the event.
column-control-certainty = Certain
column-control-certainty-help = Yes if one state did all through the date (yes in files), possibly if the change may fall inside it (possibly).
column-name = Name
column-name-help = Name for readers.
column-party = Party
column-party-help = Party to the dispute that says it or that the state belongs to; empty if none.
column-palette = Palette
column-palette-help = Hue family on the map.
column-tone = Tone
column-tone-help = 0 for the present state, higher for an earlier and lighter one.
column-kind = Kind
column-kind-help = What kind of thing the row is about.
column-label = Label
column-label-help = What the part of the article is called.
column-gist = Gist
column-gist-help = What it says, in this project’s own words.
column-scope = Scope
column-scope-help = Whether the article tells it or the background does.
column-date = Date
column-date-help = When, as EDTF; for events of the article the date that the article itself supports.
column-extent = Extent
column-extent-help = moment: once, somewhere inside the date; span: all through it.
column-earliest = Earliest
column-earliest-help = First day that the date may mean.
column-latest = Latest
column-latest-help = Last day that the date may mean.
column-better-date = Better date
column-better-date-help = A date from another source, as EDTF, held beside the article’s.
column-better-date-note = About the better date
column-better-date-note-help = What the better date is about.
column-better-date-sources = Sources of the better date
column-better-date-sources-help = Ids of the sources, joined by semicolons.
column-title = Title
column-title-help = Short title.
column-summary = Summary
column-summary-help = One to three plain sentences.
column-place = Place
column-place-help = Where, in words.
column-lat = Latitude
column-lat-help = Decimal degrees north (WGS84).
column-lon = Longitude
column-lon-help = Decimal degrees east (WGS84).
column-place-confidence = Certainty of the place
column-place-confidence-help = How sure the point is.
column-category = Category
column-category-help = What kind of thing happened.
column-status = Status
column-status-help = occurred, planned, or claimed by somebody; of a line, what it is.
column-territories = Territories
column-territories-help = Ids of the territories that it concerns, lies in or stands for, joined by semicolons.
column-territory = Territory
column-territory-help = Id of the territory.
column-actors = Actors
column-actors-help = Ids of those who take part, joined by semicolons.
column-paragraphs = Paragraphs
column-paragraphs-help = Parts of the article that tell it, by their ids.
column-related = Related
column-related-help = Events that belong with it, by their ids.
column-fulfilled-by = Fulfilled by
column-fulfilled-by-help = Event by which a plan came about.
column-sources = Sources
column-sources-help = Ids of the sources, the best first, joined by semicolons.
column-confidence = Confidence
column-confidence-help = verified: read in a named source; recalled: known, not read again in its source.
column-confidence-note = On the confidence
column-confidence-note-help = Which parts are recalled, and where sources differ on the date.
column-start = Start
column-start-help = As EDTF, inclusive; an interval means once inside it; .. is open.
column-end = End
column-end-help = As EDTF, exclusive; an interval means once inside it; .. is open.
column-state = State
column-state-help = State that administered it.
column-administered-as = Administered as
column-administered-as-help = The administration under its name at the time.
column-legal-basis = Legal basis
column-legal-basis-help = Treaty, decree or other ground that was named.
column-contested-by = Contested by
column-contested-by-help = Ids of states that contested it, joined by semicolons.
column-contested-note = About the contest
column-contested-note-help = What the contest was about.
column-note = Note
column-note-help = Remarks.
column-regarded-as = Regarded as
column-regarded-as-help = State that the party regards as the holder.
column-statement = Statement
column-statement-help = The position in this project’s own words; what the party says, not a finding.
column-both-names = Both names
column-both-names-help = Both sides’ names on one line, as a sentence names the place.
column-latin-ja = Japanese, Latin
column-latin-ja-help = Japanese name in short Latin form, for the map.
column-latin-ru = Russian, Latin
column-latin-ru-help = Russian name in short Latin form, for the map.
column-name-ja = Japanese name
column-name-ja-help = Variants joined by semicolons.
column-name-ja-kana = In kana
column-name-ja-kana-help = Japanese name in kana.
column-name-ja-romaji = In romaji
column-name-ja-romaji-help = Japanese name in Hepburn romanisation.
column-name-ru = Russian name
column-name-ru-help = Variants joined by semicolons.
column-name-ru-translit = Transliterated
column-name-ru-translit-help = Russian name in transliteration.
column-name-ainu = Ainu name
column-name-ainu-help = Ainu name or root, in kana with the Latin form where known.
column-ainu-meaning = Ainu meaning
column-ainu-meaning-help = What the Ainu name is said to mean.
column-subject = Subject
column-subject-help = Place that the figure is about.
column-quantity = Quantity
column-quantity-help = What was measured.
column-value = Value
column-value-help = The number as published.
column-unit = Unit
column-unit-help = Unit of the number.
column-year = Year
column-year-help = Year, day or period that it is for.
column-published-by = Published by
column-published-by-help = Who published it.
column-question-id = Question id
column-question-id-help = Id of the question.
column-question = Question
column-question-help = The question.
column-as-of = As of
column-as-of-help = When it was said, as EDTF; empty if undated.
column-type = Type
column-type-help = Type of the work in CSL.
column-container-title = Published in
column-container-title-help = Newspaper, journal or collection.
column-publisher = Publisher
column-publisher-help = Who published the work.
column-url = Address
column-url-help = Where the work can be read.
column-issued = Issued
column-issued-help = When the work was published.
column-language = Language
column-language-help = Language of the work.
column-role = Role
column-role-help = disputed, part or context.
column-part-of = Part of
column-part-of-help = Territory whose islet it is.
column-claimed-by = Claimed by
column-claimed-by-help = Parties that claim the line, by their ids.
column-basis = Basis
column-basis-help = Treaty or statement that names the line.
column-schematic = Schematic
column-schematic-help = Whether the line is drawn schematically.
column-story = Story
column-story-help = Id of the story.
column-view = View
column-view-help = The view of the step, as in the address of a page.
column-caption = Caption
column-caption-help = Text of the step.
column-notes = Teacher’s notes
column-notes-help = Notes for the teacher.
column-resource = Resource
column-resource-help = Table that holds the English text; datapackage for the package itself.
column-record = Record
column-record-help = Id of the row; of the package itself what is named in it.
column-field = Field
column-field-help = Name of the column.
column-text = Text
column-text-help = The text in the language.
column-geometry = Shape
column-geometry-help = Point or outline in WGS84, longitude first.
column-weak = Weak
column-weak-help = Added here, not in the pack’s file: yes if the row rests only on reference works or minor sites, no if an official, archival, scholarly or press source is among its sources.

## About page

about-brief = The dispute in brief
about-positions = The two positions, side by side
about-positions-help = As each side states it, in our words, with sources. Other voices follow where the data has them.
about-method = How this map is made
about-neutrality = Neutrality
about-sources = Sources
about-sources-help = { $count ->
    [one] One source
   *[other] { $count } sources
 }, grouped by kind. An event or a position that rests only on reference works or other sites says so.
about-article = The article
about-as-of = as of { $date }
about-method-text = Events come from one news report, told in our own words with the paragraph that supports each, and from sourced background. Dates are kept with the precision that their source gives: “late April 2017” is not turned into a day. Where another source has a better date, it stands beside the article's, never in its place. An event is tied to a territory by where it happened and by what it concerns. Who administered a territory is looked up for the event's own date; where a change has no certain day, the map says so.
about-neutrality-text = The bundled map has no borders and no flags. Places that have two names show both, in alphabetical order of their Latin forms, on every map; where the Latin form is shared, the scripts follow in the order Japanese, Russian. One switch shows who administered each territory, or what either government states. Shapes and hatches carry the same meaning as colours. Lines of treaties are schematic and marked as such.

## Data by HTTP

api-bad-view = { $count ->
    [one] 1 parameter cannot be used; it is listed under problems.
   *[other] { $count } parameters cannot be used; they are listed under problems.
 }
api-too-long = The query is too long; expected at most { $limit } characters.
api-too-many = The query has too many parameters; expected at most { $limit }.
api-busy = Too many requests wait already; ask again in a moment.
api-unread = A file of the data cannot be read: { $reason }
api-broken-pack = { $count ->
    [one] The data of “{ $pack }” has 1 problem.
   *[other] The data of “{ $pack }” has { $count } problems.
 }

## Command line

cli-valid = { $pack } { $version }: no problems. { $events } events, { $territories } territories, { $sources } sources.
cli-invalid = { $count ->
    [one] { $pack }: 1 problem
   *[other] { $pack }: { $count } problems
 }
cli-no-pack = { $found } is neither a folder nor a pack; there { $count ->
    [0] is no pack
    [one] is one pack: { $packs }
   *[other] are the packs { $packs }
 }
cli-bad-view = { $count ->
    [one] 1 parameter of the view cannot be used
   *[other] { $count } parameters of the view cannot be used
 }
cli-no-kind = { $found }: no kind of file that can be written; expected a name that ends in one of { $kinds }
cli-no-address = { $found }: expected an address that begins with http:// or https://
cli-exporting = { $count ->
    [one] 1 event
   *[other] { $count } events
}
cli-not-written = { $file } cannot be written: { $reason }

## Citations

cite-style-apa = APA, 7th edition
cite-style-chicago = Chicago, 18th edition (bibliography)
cite-style-bibtex = BibTeX (biblatex)
cite-licence = Licence of the data: { $licence }

## The plate: a view as a picture

plate-window = Events from { $first } to { $last }
plate-count = { $shown } of { $total } events shown
plate-outside = { $count ->
    [one] One event lies outside this map.
   *[other] { $count } events lie outside this map.
}
plate-sources = Sources: { $sources }
plate-sources-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
plate-article = Article: { $title }, { $date }
plate-projection-conic = Lambert conformal conic projection
plate-projection-azimuthal = Lambert azimuthal equal-area projection
plate-projection-mercator = Web Mercator projection
plate-link = This view: { $link }
plate-scale-km = { $length } km
plate-scale-m = { $length } m
plate-no-room = { $width } × { $height } px with this much text
plate-room = a larger size, a shorter title, subtitle or legend, or fewer and shorter notes
plate-no-home = 1, with no address to put into the code
plate-home = 0, or the address of the app
plate-long-code = 1, with an address of { $length } characters
plate-code = an address of at most { $limit } characters

## The Snapshot page

snapshot-heading = Snapshot: { $title }
snapshot-lead = A picture of this view to print or publish. What lies in the frame on the map is in the picture.
snapshot-busy = Drawing
snapshot-failed = The picture could not be drawn.
snapshot-impossible = This picture cannot be made. The view stays as it is.
snapshot-problem = { $field }: found { $found }; expected { $expected }.
snapshot-undrawn = The fonts of the picture have no sign for { $characters }; a white square stands there.
snapshot-untold = { $count ->
    [one] This mark begins outside the picture’s map, so its words are not on it: { $marks }
   *[other] These marks begin outside the picture’s map, so their words are not on it: { $marks }
}
snapshot-full = Full size
snapshot-full-help = The picture by itself, in a tab of its own
snapshot-take-png = Download PNG
snapshot-take-png-help = For a web page or a slide
snapshot-take-svg = SVG
snapshot-take-svg-help = Drawn with lines, to be edited; its fonts are inside
snapshot-take-pdf = PDF
snapshot-take-pdf-help = For print; a sheet of paper has its true size
snapshot-copy = Link, embed code and caption
snapshot-copy-link = Link to this view
snapshot-copy-embed = Embed code: the map itself, in a web page
snapshot-copy-caption = Caption with credit
snapshot-copy-citation = This view
snapshot-copy-sources = Sources of the events shown
snapshot-caption = { $title }. { $dates }. { $credit }. { $link }
snapshot-cite = Citations
snapshot-cite-style = Style
snapshot-parts = What to change
snapshot-part-marks = Marks
snapshot-part-picture = Size and look
snapshot-part-words = Words
snapshot-size = Size
snapshot-size-article = Article, { $width } × { $height }
snapshot-size-square = Square, { $width } × { $height }
snapshot-size-story = Story for a phone, { $width } × { $height }
snapshot-size-slide = Slide, { $width } × { $height }
snapshot-size-a4 = A4 upright, { $width } × { $height }
snapshot-size-a4-landscape = A4 across, { $width } × { $height }
snapshot-size-a5 = A5 upright, { $width } × { $height }
snapshot-size-a5-landscape = A5 across, { $width } × { $height }
snapshot-size-own = Another size
snapshot-width = Width in pixels
snapshot-height = Height in pixels
snapshot-bad-size = Write two whole numbers from { $least } to { $most }, of which one is at most { $ratio } times the other. The picture keeps its size until then.
snapshot-scale = Sharpness of the PNG
snapshot-scale-item = { $times }×
snapshot-dots = The PNG has { $width } × { $height } dots.
snapshot-theme = Theme
snapshot-theme-light = Light
snapshot-theme-dark = Dark
snapshot-theme-print = Print
snapshot-projection = Projection
snapshot-projection-fitted = Fitted to the area
snapshot-projection-mercator = Web Mercator
snapshot-language = Language
snapshot-language-name = English
snapshot-transparent = Transparent ground
snapshot-transparent-help = The page behind the picture shows through around the map.
snapshot-code = QR code
snapshot-code-help = A code in a corner that opens this view on a telephone.
snapshot-title = Title
snapshot-subtitle = Subtitle
snapshot-subtitle-help = If it is empty, the selected event stands here, if there is one.
snapshot-unselect = Without the selected event: { $title }
snapshot-alt = Text alternative
snapshot-alt-help = For those who cannot see the picture. It is inside the files; put it into the “alt” of a web page too.
snapshot-alt-is-automatic = Made from the view, and changes with it until you write your own.
snapshot-alt-automatic = Back to the automatic text
snapshot-bad-alt = The text has { $length } characters; at most { $limit } are kept. The picture keeps its text until then.

mark-map = Map on which marks are put. The form for marks does the same.
mark-tools = Marks
mark-tool-select = Select and move marks
mark-tool-text = Text
mark-tool-pin = Numbered pin
mark-tool-arrow = Arrow
mark-tool-ellipse = Ellipse
mark-tool-highlight = Highlight a territory
mark-hint-select = Drag a mark to move it
mark-hint-text = Click where the text stands
mark-hint-pin = Click where the pin stands
mark-hint-arrow = Drag from the tail to the head
mark-hint-ellipse = Drag from the middle; Shift makes a circle
mark-hint-highlight = Click a territory
mark-new-text = Text
mark-none = No marks yet. Choose a tool on the map, or add a mark here.
mark-list = Marks
mark-kind-text = Text
mark-kind-pin = Pin
mark-kind-arrow = Arrow
mark-kind-ellipse = Ellipse
mark-kind-highlight = Highlight
mark-add-kind = Add a mark
mark-add = Add
mark-full = A view holds at most { $limit } marks.
mark-words = Words
mark-words-optional = Words, if any
mark-field-lat = Latitude, °
mark-field-lon = Longitude, °
mark-field-lat2 = Head: latitude, °
mark-field-lon2 = Head: longitude, °
mark-tail-lat = Tail: latitude, °
mark-tail-lon = Tail: longitude, °
mark-field-width-km = Width, km
mark-field-height-km = Height, km
mark-field-territory = Territory
mark-up = Earlier
mark-down = Later
mark-remove = Remove
mark-bad-text = A text or a pin needs words. The mark keeps those it had.
mark-bad-lat = { $found } is no latitude. Write degrees from -{ $limit } to { $limit }, such as 44.5.
mark-bad-ellipse-lat = { $found } is no latitude for an ellipse of this height. Write degrees from -{ $limit } to { $limit }, so that none of it lies beyond them.
mark-bad-lon = { $found } is no longitude. Write degrees from -180 to 180, such as 147.5.
mark-bad-size = { $found } is no size. Write kilometres from { $least } to { $most }, such as 60, so that the ellipse stays clear of the poles.

## The Present page

present-heading = Present: { $title }
present-lead = A story, step by step, for a class: the map on the whole screen, with arrow keys, and with notes that only show when you ask for them.
present-none = This dispute has no stories yet.
present-steps =
    { $count ->
        [one] { $count } step
       *[other] { $count } steps
    }
present-start = Start
present-progress = { $number } / { $count }
present-question = Question
present-notes-heading = Teacher’s notes
present-notes-show = Show teacher’s notes
present-notes-hide = Hide teacher’s notes
present-notes-help = Teacher’s notes (N)
present-previous = Previous
present-previous-help = Previous step (←, Page up)
present-next = Next
present-next-help = Next step (→, Page down, space)
present-play = Go on by itself every { $seconds } seconds
present-pause = Stop going on by itself
present-full = Full screen (F)
present-window = Leave full screen (F)
present-explore = Explore this step
present-explore-help = Open this step’s view on the Explore page
present-leave = Leave
present-leave-help = Back to the stories (Esc)
present-expected-step = a step from 1 to { $last }

## A story as a file: slides, a handout, a lesson

inset-selected = Marked event: { $event }
story-take-pptx = PowerPoint
story-take-pptx-help = A slide for each step, with texts to edit and the teacher’s notes; takes a few seconds
story-take-pdf = PDF handout
story-take-pdf-help = A4 for printing in grey, with questions and lines to write on; takes a few seconds
story-take-html = Offline lesson (HTML)
story-take-html-help = One file with map and story that opens in any browser without a network
story-take-progress = Step { $number } of { $count }
story-take-waiting = Another file is being made. Yours is next.
story-take-ready = Download { $name } ({ $size } MB)
story-take-failed = This file cannot be made.
story-sources = Sources
story-note-sources = Sources of this step
story-note-link = This view on the map: { $link }
story-page = Page { $number } of { $count }
story-words-long = { $count } characters of title, caption and question
story-words-short = shorter texts, which fit on one slide
story-none = nothing
story-wanted = the id of a story, one of { $stories }
story-cli-none = { $found }: neither a file nor a story of { $pack }; expected one of { $stories }
story-cli-many = { $file }: choose a story by its number: { $stories }
story-cli-single = { $found } is one story of { $pack }; a number is for a file of several
story-cli-unread = { $file } cannot be read: { $reason }

## A lesson that opens without a network

lesson-map = Map
lesson-steps = Steps
lesson-count = { $number } of { $count }
lesson-events = All events of this story
lesson-explore = Explore freely
lesson-explore-help = Show all events of this story, and let time run through all of it
lesson-return = Back to this step

## A story of one's own

own-add = Add this view to my story
own-add-help = This view becomes a step of a story of your own, to be shown to a class on the Present page.
own-added = Added as step { $number } of my story.
own-anew = Start anew
own-anew-ask =
    { $count ->
        [one] My story with its { $count } step is removed from this browser.
       *[other] My story with its { $count } steps is removed from this browser.
    }
own-anew-do = Remove my story
own-away = This link leads to “my story”, which is kept in the browser it was made in. This browser has none. Open the file of the story here, and it starts.
own-bad-sources = A step rests on at least one source; the last one stays.
own-bad-text = This cannot be empty. Until something is written here, the story says: { $kept }
own-begin = A story is a row of map views, each with a title and a few sentences, which you show to a class step by step. Begin on Explore with “{ $add }”, make a copy of a story on this page and change it, or open a file that you saved.
own-begin-explore = Go to Explore
own-choice = This file holds { $count } stories. Which one becomes my story?
own-choice-none = Choose a story
own-copied = “{ $title }” was copied to my story.
own-copy = Make a copy to edit
own-copy-help = The copy becomes my story, where you can change, order and add steps.
own-file = A story that you saved as a file
own-file-bad = { $name } cannot be opened. Nothing was changed.
own-file-help = A JSON file such as my-story.json. It takes the place of my story.
own-full = A story has at most { $limit } steps.
own-heading = My story
own-lead = Made by you and kept in this browser only. Save it as a file to use it elsewhere.
own-long = This view has too many marks or filters for a step: its link has { $length } characters, and a step has room for { $limit }.
own-open = My story ({ $count })
own-open-file = Open a file
own-open-help = Change, order and show the steps of my story on the Present page.
own-opened = “{ $title }” is now my story.
own-removed = The step “{ $title }” was removed.
own-replaced = The former story “{ $title }” was removed.
own-save = Save as file
own-save-help = my-story.json: to open it in another browser, to pass it on, or to keep it.
own-step-caption = Text beside the map
own-step-caption-help = What the class reads: one to three short sentences.
own-step-close = Close step { $number }
own-step-down = Move step { $number } down
own-step-edit = Edit step { $number }
own-step-explore = Show this view on Explore
own-step-explore-help = Opens Explore as this step shows it. There you can change the view and use it for this step.
own-step-notes = Teacher’s notes
own-step-notes-help = For you: they only show when you press N.
own-step-question = Question for the class
own-step-question-help = Shown below the text; may be left empty.
own-step-remove = Remove step { $number }
own-step-sources = Sources
own-step-sources-help = What text and notes rest on, the most important one first.
own-step-take = Take the view that Explore shows now
own-step-take-help = This step then shows the day, the place and the marks that Explore shows.
own-step-title = Title
own-step-title-help = Short enough to be read from the last row.
own-step-up = Move step { $number } up
own-step-wrong = A part of this step’s view could not be used.
own-summary = What it is about
own-summary-help = One to three sentences for whoever chooses a story.
own-summary-new = Views of the map: { $title }
own-taken = Step { $number } now shows this view.
own-title = Title of the story
own-title-help = It stands above the steps and on slides and handouts.
own-title-new = My story
own-undo = Undo
own-unkept = This browser does not keep the story; save it as a file.
own-unread = What this browser keeps as my story cannot be read. Save it as a file before you begin another one.
own-unread-save = Save what is kept
own-use = Use this view for step { $number }
own-use-help = Step { $number } of my story then shows what the map shows now.
own-use-how = Change the view, then choose “Use this view for step { $number }” below the map.
own-waiting = Looking for my story in this browser…

## Streamlit's own words, as Streamlit writes them, to the character

framework-skip = Skip to main content
framework-sidebar = Sidebar
framework-sidebar-collapse = Collapse sidebar
framework-sidebar-expand = Expand sidebar
framework-pages = App pages
framework-menu = Main menu
framework-theme = Theme
framework-theme-system = System
framework-theme-light = Light
framework-theme-dark = Dark
framework-print = Print
framework-made-with = Made with Streamlit v
framework-copy-version = Copy version to clipboard
framework-copied = Copied
framework-copied-spec = Copied!
framework-copy = Copy to clipboard
framework-record = Record screen
framework-record-title = Record a screencast
framework-record-about = This will record a video with the contents of your screen, so you can easily share what you're seeing with others.
framework-record-audio = Also record audio
framework-record-start = Start recording!
framework-record-next = Next steps
framework-record-step = Step { $first }
framework-record-preview = Preview your video below:
framework-record-save = Save video to disk
framework-stop = Stop
framework-running = Running...
framework-close = Close
framework-dismiss = Dismiss
framework-notifications = Notifications
framework-help = Help
framework-help-for = Help for { $first }
framework-choose-one = Choose an option
framework-choose-some = Choose options
framework-open = Open
framework-clear-value = Clear value
framework-clear-all = Clear all
framework-clear-entry = Clear entry
framework-remove = Remove { $first }
framework-no-results = No results
framework-no-options = No options to select
framework-multiselect-options = Multiselect options
framework-selectbox-options = Selectbox options
framework-apply = Press Enter to apply
framework-apply-command = Press ⌘+Enter to apply
framework-apply-control = Press Ctrl+Enter to apply
framework-upload = Upload
framework-upload-more = Add files
framework-upload-drop = Drag and drop a file here
framework-upload-limit = { $first } per file
framework-upload-large = File must be { $first } or smaller.
framework-upload-type = { $first } files are not allowed.
framework-download-failed = Download failed
framework-chart = visualization
framework-chart-group = group mark container
framework-chart-bars = rect mark container
framework-chart-symbols = symbol mark container
framework-chart-symbol = point
framework-chart-data = Show data
framework-chart-show = Show chart
framework-chart-picture = Download as PNG
framework-chart-copy = Copy Vega-Lite spec
framework-fullscreen = Fullscreen
framework-fullscreen-close = Close fullscreen
framework-table-columns = Show/hide columns
framework-table-download = Download as CSV
framework-table-search = Search
framework-table-search-words = Type to search
framework-table-search-one = 1 result
framework-table-search-some = { $first } results
framework-table-search-many = over 1000
framework-table-search-place-one = { $first } of 1 result
framework-table-search-place = { $first } of { $second } results
framework-table-search-place-many = { $first } of over 1000
framework-table-search-previous = Previous Result
framework-table-search-next = Next Result
framework-table-search-close = Close Search
framework-table-all = Select all
framework-table-index = (index)
framework-table-menu = Dataframe column menu
framework-table-copy = Copy column name
framework-table-ascending = Sort ascending
framework-table-descending = Sort descending
framework-table-autosize = Autosize
framework-table-pin = Pin column
framework-table-unpin = Unpin column
framework-table-hide = Hide column
framework-table-format = Format
framework-table-format-automatic = Automatic
framework-table-format-localized = Localized
framework-table-format-plain = Plain
framework-table-format-compact = Compact
framework-table-format-scientific = Scientific
framework-table-format-engineering = Engineering
framework-table-format-dollar = Dollar
framework-table-format-euro = Euro
framework-table-format-yen = Yen
framework-table-format-percent = Percent
framework-table-format-accounting = Accounting
framework-table-format-bytes = Bytes
framework-table-statistics = Statistics
framework-table-statistics-values = Values
framework-table-statistics-empty = Empty
framework-table-statistics-distinct = Distinct
framework-table-statistics-sum = Sum
framework-table-statistics-average = Average
framework-table-statistics-median = Median
framework-table-statistics-minimum = Minimum
framework-table-statistics-maximum = Maximum
framework-table-statistics-deviation = Standard deviation
framework-table-statistics-length = Average length
framework-table-statistics-length-minimum = Minimum length
framework-table-statistics-length-maximum = Maximum length
framework-table-statistics-range = Range
framework-table-statistics-true = True/false distribution chart
framework-table-statistics-top = Top values frequency chart
framework-table-statistics-histogram = Distribution histogram
framework-page-missing = Page not found
framework-page-missing-about = The page that you have requested does not seem to exist. Running the app's main page.
framework-page-missing-named = You have requested page /{ $first }, but no corresponding file was found in the app's pages/ directory. Running the app's main page.
framework-connecting = Connecting
framework-connecting-server = Connecting to Streamlit server
framework-connection-error = Connection error
framework-connection-stopped = Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:
framework-connection-lost = Streamlit server is not responding. Are you connected to the internet?
framework-connection-timeout = Connection timed out.
