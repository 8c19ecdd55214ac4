# 日本語。波括弧の中の値はそのまま入る。値の中身はFluentとして読まれない。

# ブラウザーが下のパターンと同じ形で日付を書くためのBCP 47タグ。
time-locale = ja-JP

## 日付

# Unicode CLDRのパターン：d 日、M 月、y 年。
date-pattern-day = y年M月d日
date-pattern-month = y年M月
date-pattern-year = y年

# 月または年が共通する範囲の両端。年は始まりにだけ書く。
date-pattern-same-month-start = y年M月d日
date-pattern-same-month-end = d日
date-pattern-same-year-start = y年M月d日
date-pattern-same-year-end = M月d日
date-pattern-same-year-months-start = y年M月
date-pattern-same-year-months-end = M月

date-decade = { $year }年代
date-century = { $century }世紀
date-some-day = { $date }のある日
date-some-time = { $date }のある時期

date-about = { $date }頃
date-uncertain = { $date }（不確か）

date-early = { $month }上旬
date-middle = { $month }中旬
date-late = { $month }下旬

# 続いた事柄。
date-range = { $start }～{ $end }
date-range-short = { $start }～{ $end }
date-since = { $start }～
date-until = { $end }まで
date-end-unknown = { $start }から（終わりは不明）
date-start-unknown = { $end }まで（始まりは不明）

# 一度だけ起きた事柄。
date-between = { $start }から{ $end }の間
date-not-before = { $start }以降
date-not-after = { $end }以前

date-precision-day = 日まで特定
date-precision-month = 月まで
date-precision-year = 年まで
date-precision-decade = 年代まで
date-precision-century = 世紀まで
date-precision-interval = 期間
date-precision-approximate = おおよそ
date-precision-uncertain = 不確か
date-precision-approximate-uncertain = おおよそ・不確か

## 列挙

list-comma = {"、"}
list-semicolon = {"；"}
list-and = { $first }と{ $last }
list-or = { $first }または{ $last }

## 地図

map-label = 領土をめぐる争いの地図
map-label-list = 領土をめぐる争いの地図。隣の出来事の一覧に、同じ出来事が文章で載っています。
map-zoom-in = 拡大
map-zoom-out = 縮小
map-places = 移動先
map-islands = 島々
map-region = 地域
map-all-events = すべての出来事
map-stack = ここに0件の出来事
map-credit = 条約上の線は概略
map-tiles-unreachable = オンラインの背景地図に接続できないため、内蔵の地図を表示しています。

time-label = 時間
time-slider = 表示する日
time-previous = 前の出来事
time-next = 次の出来事
time-play = 再生
time-pause = 一時停止
time-speed = 速度
time-loop = 繰り返し
time-events = この日までの出来事
time-select = 詳しく
time-close = 閉じる
time-hint = 再生するか、線に沿ってドラッグ

base-bundled = 内蔵：地名・国境なし
base-osm = OpenStreetMap（オンライン）：現地語の地名、実際の支配状況による国境
base-natgeo = National Geographic（オンライン）：米国の出版社による地名と国境
base-imagery = 衛星画像（オンライン）：地名・国境なし

## 年表

timeline-title = 年表
timeline-hint = 横にドラッグすると、表示する期間を選べます。記号を選ぶと、その出来事を読めます。キーボードでは「{ $start }」「{ $end }」の欄と出来事の一覧を使えます。
timeline-label = 年表：種類別の出来事と、その下に各地域の施政の主体。「この年表の文章版」に同じ内容が文章で載っています。
timeline-date = 日付
timeline-said = 国家
timeline-as-of = 地域の表示日
timeline-count = { $count }件の出来事
timeline-since = { $first }から
timeline-until = { $last }まで
timeline-lane = { $category }：{ $events }、最も早い可能性のある日付による内訳：{ $decades }。
timeline-decade = { $decade }：{ $count }
timeline-step = { $date }、{ $caption }
timeline-heading = この年表の文章版
timeline-events = 絞り込みに合う出来事（日付を問わず）
timeline-control = 施政の主体の移り変わり
timeline-position = { $party }の公式見解

## 説明文と代替テキスト

caption-control = 施政：{ $states }。
caption-uncertain = 施政：{ $states }（交代の日付が不確かな期間に当たる）。
caption-during = この期間の施政：{ $states }（順に交代）。
caption-one-of = 施政：{ $states }（日による）。
caption-no-position = { $party }の見解は記録されていません。
caption-position = { $party }の公式見解：{ $states }。
caption-contested = { $states }が領有を主張。
caption-none = この日付については何も記録されていません。
describe-events = 全{ $total }件のうち{ $shown }件の出来事を表示しています。日付は{ $first }から{ $last }まで。
describe-date = { $date }の地域：
describe-selected = 選択中：{ $title }、{ $date }、{ $place }。
describe-mark-text = 注記：{ $text }
describe-mark-pin = ピン{ $number }：{ $text }
describe-mark-arrow = 矢印：{ $text }
describe-mark-ellipse = 囲み：{ $text }
describe-mark-highlight = 強調、{ $place }：{ $text }
describe-heading = この地図の文章版と出典

## ページ

page-explore = 地図を見る
explore-lead = { $date }の報道記事の出来事とその背景を、場所と時間でたどります。
page-present = 授業
page-compare = 比較
page-snapshot = 画像
page-data = データ
take-picture = この表示を画像に
take-picture-help = この表示を印刷に適した画像にします。大きさ、配色、印、文言、元の表示へのリンクを設定できます。
take-file = 1ファイルで保存
take-file-help = 時間バー付きの地図、表示中の出来事とその出典を、ネットワークなしで開ける一つのHTMLファイルにします。
take-data = GeoJSONで保存
take-data-help = 表示中の出来事を、出典と地域とともにGeoJSONにします。
page-link = この表示を地図で開く
page-about = この地図について
language-choice = 言語
app-title = 領土をめぐる争いの地図
notice-address = このアドレスのうち{ $count }か所は使えませんでした。表示のその他の部分はアドレスのとおりです。
notice-address-item = 「{ $field }」は{ $found }でした。必要な値：{ $expected }
address-expected-name = パラメーター{ $names }のいずれか
address-expected-single = 一つの値（複数ある場合は最後の値を使います）
address-expected-choice = { $more ->
    [0] { $options }のいずれか
   *[other] { $options }、ほか{ $more }個のいずれか
 }
address-expected-nothing = なし（選べるものがありません）
address-expected-date = { $first }から{ $last }までの年、月または日（例：1855、1945-08、2017-03-20）
address-expected-order = 「to」の{ $end }より後でない日付
address-expected-length = { $limit }文字以内
address-expected-step = 1から{ $last }までの整数
address-expected-camera = 緯度は-{ $latitude }から{ $latitude }、経度は-180から180（度）、ズームは0から{ $zoom }
address-expected-note-text = LATITUDE,LONGITUDE,TEXT（緯度は-{ $latitude }から{ $latitude }、経度は-180から180（度）、文言は1文字以上{ $limit }文字以内）、またはpin、arrow、ellipse、highlightで始まる印
address-expected-note-pin = pin,LATITUDE,LONGITUDE,TEXT（緯度は-{ $latitude }から{ $latitude }、経度は-180から180（度）、文言は1文字以上{ $limit }文字以内）
address-expected-note-arrow = arrow,LATITUDE,LONGITUDE,LATITUDE,LONGITUDE（根元から先端へ。緯度は-{ $latitude }から{ $latitude }、経度は-180から180（度））、必要ならその後に{ $limit }文字以内の文言
address-expected-note-ellipse = ellipse,LATITUDE,LONGITUDE,WIDTH,HEIGHT（緯度は-{ $latitude }から{ $latitude }、経度は-180から180（度）、幅と高さは{ $least }から{ $most }（km）で、両端がこの緯度の範囲内）、必要ならその後に{ $limit }文字以内の文言
address-expected-note-highlight = highlight,TERRITORY（地域は{ $more ->
    [0] { $options }のいずれか
   *[other] { $options }、ほか{ $more }個のいずれか
 }）、必要ならその後に{ $limit }文字以内の文言
address-expected-notes = 印は{ $limit }個まで
address-expected-size = WIDTHxHEIGHT（ピクセル。それぞれ{ $least }から{ $most }で、一方が他方の{ $ratio }倍以内）、または{ $presets }のいずれか
address-expected-dots = 合計{ $limit }ドット以内（{ $size }ではより低い倍率）
pack-broken = 「{ $pack }」のデータを表示できません
pack-broken-cut = 最初の{ $count }件を示します。
pack-broken-help = { $count }件の問題が見つかりました。下に示すファイルで修正し、ページを再読み込みしてください。
problem-where = ファイル
problem-row = 行
problem-record = レコード
problem-field = 項目
problem-found = 実際の値
problem-expected = 必要な値

## 地図ページ：サイドバー

count-shown = 全{ $total }件のうち{ $shown }件の出来事を表示
side-scope = 扱う範囲
scope-article = 記事
scope-story = 全体の経緯
scope-help = 記事：{ $date }の報道記事が伝える出来事。全体の経緯：それに加え、出典のある背景の出来事。
side-from = 開始
side-to = 終了
side-date-help = 年、月または日：1855、1945-08、2017-03-20
side-date-bad = { $found }は日付ではありません。{ $first }から{ $last }までの年、月または日を入力してください：1855、1945-08、2017-03-20。
side-date-order = 開始の日付が終了の日付より後になっています。
side-years = 年
side-histogram = 日付別の出来事。期間内の部分は濃い色
side-eras = 時代
side-certain = 確実に期間内の出来事のみ
side-certain-help = 「1945年頃」のような日付は、期間の外に及ぶ可能性があります。オフ：そうした出来事も「期間内の可能性」と示して表示します。オン：表示しません。
side-at = 地域の表示日
side-at-help = 地図に施政の主体を示す日です。空欄の場合は期間の最後の日です。
side-filters = { $count ->
    [0] 出来事を絞り込む
   *[other] 出来事を絞り込む（{ $count }件適用中）
 }
side-categories = 出来事の種類
side-actors = 関わった人や組織
side-territories = 関係する地域
side-text = 語句で検索
side-map = 地図
side-perspective = 視点
perspective-control = 施政の主体
perspective-party = { $party }の公式見解
side-names = 地名
names-dual = 両方
names-en = 英語
names-ja = 日本語
names-ru = ロシア語
side-base = 背景地図
layer-lines = 条約上の線と主張される線
layer-labels = 地名
side-reset = すべてリセット
choose-any = すべて

category-diplomacy = 外交
category-military = 軍事
category-legal = 法・条約
category-economic = 経済
category-conflict = 紛争
category-publication = 報道・出版

status-occurred = 実施・発生
status-planned = 予定
status-claimed = 発言・主張

## 地図ページ：一覧とカード

list-title = 出来事
list-page = { $page }／{ $pages }ページ
list-previous = 前へ
list-next = 次へ
list-possibly = 期間内の可能性
empty-title = この期間に出来事はありません
empty-nearest = 他の絞り込みに合う、最も近い出来事：
empty-nothing = 設定された絞り込みに合う出来事はありません。
empty-earlier = これより前：{ $title }、{ $date }
empty-later = これより後：{ $title }、{ $date }
empty-all-dates = すべての日付を表示
empty-reset = すべてリセット
card-none = 地図または一覧で出来事を選ぶと、その内容を読めます。
card-previous = 前へ
card-next = 次へ
card-close = 閉じる
card-not-shown = この出来事は、設定された絞り込みの範囲外です。
card-date = 日付
card-better-date = 他の日付
card-status = 状態
card-place = 場所
card-actors = 関係者
card-territories = 関係する地域
card-administered = 当時 – { $caption }
card-cited = 出典：
card-article = 記事の該当箇所
card-sources = 出典
card-related = 関連
card-fulfilled = 予定の実現
card-plan = 予定の段階
card-weak = 出典は参考図書類または小規模なサイトのみです。扱いに注意してください。
card-recalled = 挙げた出典の記憶によるもので、出典を改めて確認していません。
card-place-recalled = おおよその位置
card-background = 記事にはない背景
legend-title = 凡例
legend-asof = { $date }の地域
legend-contested = { $states }が領有を主張
legend-unstated = { $states }（見解の記録なし。施政の主体を表示）
legend-uncertain = { $states }（不確か）
legend-treaty = 条約上の線（概略）
legend-claimed = { $party }が主張する線（概略）
legend-nothing = 記録なし
legend-soft = ぼかした縁：おおよその日付
legend-stack = 数字：同じ場所の複数の出来事

source-kind-official = 公的資料
source-kind-archive = 文書館資料
source-kind-scholarly = 学術
source-kind-press = 報道
source-kind-reference = 参考図書類
source-kind-other = その他

## 比較ページ

compare-lead = 各地域がどの側にあったかを、二つの日、または同じ日の二つの視点で示します。
compare-presets = よく知られた組み合わせ
compare-mode = 配置
compare-mode-side = 並べて表示
compare-mode-swipe = スワイプ
compare-first = 第1の日付
compare-second = 第2の日付
compare-date-help = 年、月または日：1855、1945-08、2017-03-20。年や月は、その最後の日を意味します。
compare-perspective-first = 第1の視点
compare-perspective-second = 第2の視点
compare-divider = 二つの日付の仕切り
compare-map = { $date }の地図：{ $perspective }
compare-side = { $date }（{ $perspective }）
compare-heading = 異なる点
compare-equal = 両側とも同じ視点で{ $date }を示しているため、違いはありません。
compare-lead-control = { $count ->
    [0] { $start }から{ $end }の間に、確実に他の側の施政に移った地域はありません。
   *[other] { $start }から{ $end }の間に、{ $count }地域で施政が変わりました：{ $changes }。
 }
compare-lead-position = { $count ->
    [0] { $party }の公式見解によれば、{ $start }から{ $end }の間に、確実に他の側に移った地域はありません。
   *[other] { $party }の公式見解によれば、{ $start }から{ $end }の間に、{ $count }地域についての答えが変わりました：{ $changes }。
 }
compare-lead-sides = { $count ->
    [0] { $first }と{ $second }を比較しています。両者がともに確実とするすべての地域で、同じ側の名を挙げています。
   *[other] { $first }と{ $second }を比較しています。{ $count }地域で異なる側の名を挙げています：{ $changes }。
 }
compare-followed = { $count }地域では、同じ側の別の国家です：{ $changes }。
compare-possibly = { $count }地域では、変化の日が確定していないため不確かです：{ $changes }。
compare-contest = 領有を主張する側が異なる地域：{ $places }。
compare-item-then = { $places }（{ $first }、その後{ $second }）
compare-item-beside = { $places }（{ $first }／{ $second }）
compare-territory = 地域
compare-changed = 違い
compare-kind-party = あり
compare-kind-possibly = 可能性あり
compare-kind-state = 同じ側の別の国家
compare-kind-contest = 領有を主張する側のみ
compare-kind-same = なし
compare-lines = 異なる線
compare-lines-none = 両日とも、効力のある線と主張される線は同じです。
compare-lines-only = { $date }のみ
compare-lines-shared = 両日とも
compare-events = 二つの日付の間の出来事：{ $count }件
compare-no-events = この二つの日付の間に、設定された絞り込みに合う出来事はありません。
compare-story-has = { $count ->
    [0] 全体の経緯にも、この間の出来事はありません。
   *[other] 全体の経緯には、この間の出来事が{ $count }件あります。
 }
compare-story-show = { $count }件を表示
compare-unfiltered-has = 絞り込みを解除すると、全体の経緯にはこの間の出来事が{ $count }件あります。
compare-unfiltered-show = 絞り込みを解除して全体の経緯を表示
compare-open = 地図のページで詳しく

## データページ

data-intro = 地図に描かれるすべてを表で示します。各表には、出所と利用条件を記しています。ここでは地名、国、人物を名称で示し、ダウンロードするファイルではIDで記しています。
data-table = 表
data-truth-yes = はい
data-truth-possibly = 可能性あり
data-truth-no = いいえ
data-where-located-in = 域内
data-where-near = 近く
data-joined = 出来事と地域の対応
data-joined-help = 出来事と地域の組ごとに1行：起きた場所、関係する地域、その日付における地域の施政の主体。距離は測地線によります。
data-download = { $file }をダウンロード
data-rows = { $count }行
data-licence = ライセンス
data-provenance = 出所
data-fields = 列の意味

## Columns of the tables, with what they mean

column-id = ID
column-id-help = 行の ID。小文字の語をハイフンでつないだもの。
column-event-id = 出来事
column-event-id-help = 出来事の ID。
column-territory-id = 地域
column-territory-id-help = 地域の ID。
column-where = 位置
column-where-help = 地域の中（ファイルでは located-in）、または定めた距離の内（near）。空欄はそれ以外。
column-distance-km = 距離 (km)
column-distance-km-help = 近くの出来事から地域までの測地距離。
column-concerns = 関わるか
column-concerns-help = 出来事がその地域に関わるかどうか。
column-administered-by = 施政
column-administered-by-help = 出来事の日に地域を施政していた国家。
column-control-certainty = 確かさ
column-control-certainty-help = その日付の間ずっと一つの国家なら「はい」（ファイルでは yes）、その間に変わった可能性があれば「可能性あり」（possibly）。
column-name = 名称
column-name-help = 読者に見せる名前。
column-party = 当事国
column-party-help = それを述べる、または国家が属する当事国。なければ空欄。
column-palette = 配色
column-palette-help = 地図での色の系統。
column-tone = 濃さ
column-tone-help = 現在の国家は 0。前の時代ほど大きく、色は薄い。
column-kind = 種別
column-kind-help = 行が表すものの種類。
column-label = 呼び名
column-label-help = 記事の部分の呼び名。
column-gist = 要旨
column-gist-help = 述べられていること。この企画の言葉による。
column-scope = 範囲
column-scope-help = 記事の出来事か、背景の出来事か。
column-date = 日付
column-date-help = EDTF による日付。記事の出来事では記事自体から分かる日付。
column-extent = 広がり
column-extent-help = moment はその間に一度、span はその間ずっと。
column-earliest = 最も早い日
column-earliest-help = 日付が指しうる最初の日。
column-latest = 最も遅い日
column-latest-help = 日付が指しうる最後の日。
column-better-date = 他の日付
column-better-date-help = 他の出典による EDTF の日付。記事の日付と並べて示す。
column-better-date-note = 他の日付の注
column-better-date-note-help = 他の日付についての説明。
column-better-date-sources = 他の日付の出典
column-better-date-sources-help = 出典の ID。セミコロンで区切る。
column-title = 題名
column-title-help = 短い題名。
column-summary = 概要
column-summary-help = 一文から三文の説明。
column-place = 場所
column-place-help = 場所を言葉で。
column-lat = 緯度
column-lat-help = 北緯、十進の度 (WGS84)。
column-lon = 経度
column-lon-help = 東経、十進の度 (WGS84)。
column-place-confidence = 場所の確かさ
column-place-confidence-help = 地点の確かさ。
column-category = 分類
column-category-help = 出来事の種類。
column-status = 状態
column-status-help = occurred は実際に起きた、planned は予定、claimed は誰かの主張。線ではその性格。
column-territories = 地域
column-territories-help = 関わる地域、含まれる地域、または表す地域の ID。セミコロンで区切る。
column-territory = 地域
column-territory-help = 地域の ID。
column-actors = 関係者
column-actors-help = 関わる人や組織の ID。セミコロンで区切る。
column-paragraphs = 段落
column-paragraphs-help = それを伝える記事の部分の ID。
column-related = 関連
column-related-help = 関連する出来事の ID。
column-fulfilled-by = 実現
column-fulfilled-by-help = 予定を実現させた出来事。
column-sources = 出典
column-sources-help = 出典の ID。最もよいものが先。セミコロンで区切る。
column-confidence = 確認
column-confidence-help = verified は示した出典で確認したもの、recalled は知られているが出典で読み直していないもの。
column-confidence-note = 確認の注
column-confidence-note-help = どの部分が未確認か、日付で出典が食い違う点。
column-start = 始まり
column-start-help = EDTF。その日を含む。期間はその間の一度を表し、.. は不定。
column-end = 終わり
column-end-help = EDTF。その日を含まない。期間はその間の一度を表し、.. は不定。
column-state = 国家
column-state-help = 施政した国家。
column-administered-as = 施政の名称
column-administered-as-help = 当時の名称による行政。
column-legal-basis = 法的根拠
column-legal-basis-help = 挙げられた条約、法令などの根拠。
column-contested-by = 異議
column-contested-by-help = 異議を唱えた国家の ID。セミコロンで区切る。
column-contested-note = 異議の内容
column-contested-note-help = 何についての異議か。
column-note = 備考
column-note-help = 備考。
column-regarded-as = 帰属とする国家
column-regarded-as-help = 当事国が帰属先とみなす国家。
column-statement = 述べたこと
column-statement-help = この企画の言葉による立場。当事国の述べることで、認定ではない。
column-both-names = 両方の名
column-both-names-help = 文の中で使う、双方の名を並べた形。
column-latin-ja = 日本名のラテン字
column-latin-ja-help = 地図に用いる、日本名の短いラテン字表記。
column-latin-ru = ロシア名のラテン字
column-latin-ru-help = 地図に用いる、ロシア名の短いラテン字表記。
column-name-ja = 日本名
column-name-ja-help = 別の形はセミコロンで区切る。
column-name-ja-kana = かな
column-name-ja-kana-help = 日本名のかな表記。
column-name-ja-romaji = ローマ字
column-name-ja-romaji-help = 日本名のヘボン式ローマ字表記。
column-name-ru = ロシア名
column-name-ru-help = 別の形はセミコロンで区切る。
column-name-ru-translit = ロシア名の翻字
column-name-ru-translit-help = ロシア名の翻字。
column-name-ainu = アイヌ名
column-name-ainu-help = アイヌ語の名または語根。かなと、分かる場合はラテン字。
column-ainu-meaning = アイヌ名の意味
column-ainu-meaning-help = アイヌ名の意味とされるもの。
column-subject = 対象
column-subject-help = 数値の対象となる場所。
column-quantity = 項目
column-quantity-help = 測られたもの。
column-value = 値
column-value-help = 公表された数値。
column-unit = 単位
column-unit-help = 数値の単位。
column-year = 年
column-year-help = 数値の年、日、または期間。
column-published-by = 公表者
column-published-by-help = 公表した者。
column-question-id = 問いの ID
column-question-id-help = 問いの ID。
column-question = 問い
column-question-help = 問い。
column-as-of = 時点
column-as-of-help = 述べられた時。EDTF。日付がなければ空欄。
column-type = 形式
column-type-help = CSL による著作の種類。
column-container-title = 掲載
column-container-title-help = 新聞、雑誌、資料集など。
column-publisher = 発行者
column-publisher-help = 著作の発行者。
column-url = URL
column-url-help = 著作を読める所。
column-issued = 発行日
column-issued-help = 著作の発行日。
column-language = 言語
column-language-help = 著作の言語。
column-role = 役割
column-role-help = disputed は係争中、part はその一部、context は周辺。
column-part-of = 属する地域
column-part-of-help = 小島が属する地域。
column-claimed-by = 主張
column-claimed-by-help = 線を主張する当事国の ID。
column-basis = 根拠
column-basis-help = 線を定めた条約や声明。
column-schematic = 略図
column-schematic-help = 線が略図かどうか。
column-story = 話
column-story-help = 話の ID。
column-view = 表示
column-view-help = 段階の表示。ページのアドレスと同じ形。
column-caption = 説明文
column-caption-help = 段階の本文。
column-notes = 教師用メモ
column-notes-help = 教師のためのメモ。
column-resource = 資料
column-resource-help = 英文のある表。datapackage はパッケージ自体。
column-record = 行
column-record-help = 行の ID。パッケージ自体ではその中の名。
column-field = 列
column-field-help = 列の名。
column-text = 訳文
column-text-help = その言語による文。
column-geometry = 図形
column-geometry-help = WGS84 の点または輪郭。経度が先。
column-weak = 弱い出典
column-weak-help = ファイルにはなく、ここで加えた列です。行の出典が参考図書類または小規模なサイトのみの場合は「はい」（ファイルではyes）、出典に公的資料、文書館資料、学術、報道のいずれかがある場合は「いいえ」（no）です。

## 「この地図について」ページ

about-brief = 争いの概要
about-positions = 双方の立場の対照
about-positions-help = 双方がそれぞれ述べる内容を、私たちの言葉で、出典とともに示します。データに他の立場がある場合は、その後に続きます。
about-method = この地図の作り方
about-neutrality = 中立性
about-sources = 出典
about-sources-help = { $count }件の出典を種類別に示します。参考図書類またはその他のサイトのみに基づく出来事や立場には、その旨を記しています。
about-article = 記事
about-as-of = { $date }時点
about-method-text = 出来事は、一つの報道記事と、出典のある背景資料から採りました。記事の出来事は私たちの言葉で述べ、それぞれの根拠となる段落を示しています。日付は、出典が示す精度のまま保ちます。「2017年4月下旬」を特定の日に置き換えることはしません。より適切な日付が他の資料にある場合は、記事の日付に代えるのではなく、その横に並べて示します。出来事は、起きた場所と関係する内容によって地域に結び付けています。地域の施政の主体は、出来事自体の日付について調べます。変化の日が確定していない場合は、地図にその旨を示します。
about-neutrality-text = 内蔵の地図には国境も国旗もありません。二つの名称がある場所は、どの地図でも両方をラテン文字表記のアルファベット順に示します。ラテン文字表記が同じ場合は、日本語、ロシア語の順に各文字の表記を続けます。一つの切り替えで、各地域の施政の主体か、いずれかの政府の見解かを表示できます。形と網掛けは、色と同じ意味を伝えます。条約上の線は概略であり、その旨を示しています。

## HTTPによるデータ

api-bad-view = { $count }個のパラメーターは使えません。problemsに示しています。
api-too-long = クエリが長すぎます。{ $limit }文字以内にしてください。
api-too-many = クエリのパラメーターが多すぎます。{ $limit }個以内にしてください。
api-busy = 待機中のリクエストが多すぎます。しばらくしてから再度お試しください。
api-unread = データのファイルを読めません：{ $reason }
api-broken-pack = 「{ $pack }」のデータに{ $count }件の問題があります。

## コマンドライン

cli-valid = { $pack } { $version }：問題なし。出来事{ $events }件、地域{ $territories }件、出典{ $sources }件。
cli-invalid = { $pack }：{ $count }件の問題
cli-no-pack = { $found }はフォルダーでもパックでもありません。そこに{ $count ->
    [0] パックはありません
   *[other] あるパック：{ $packs }
 }
cli-bad-view = 表示のパラメーターのうち{ $count }個は使えません
cli-no-kind = { $found }：書き出せる種類のファイルではありません。名前の末尾は{ $kinds }のいずれかにしてください
cli-no-address = { $found }：http://またはhttps://で始まるアドレスを指定してください
cli-exporting = { $count }件の出来事
cli-not-written = { $file }を書き込めません：{ $reason }

## 引用

cite-style-apa = APA 第7版
cite-style-chicago = Chicago 第18版（文献目録）
cite-style-bibtex = BibTeX（biblatex）
cite-licence = データのライセンス：{ $licence }

## 図版：画像としての表示

plate-window = { $first }から{ $last }までの出来事
plate-count = 全{ $total }件のうち{ $shown }件の出来事を表示
plate-outside = { $count }件の出来事はこの地図の範囲外にあります。
plate-sources = 出典：{ $sources }
plate-sources-more = ほか{ $count }件
plate-article = 記事：{ $title }、{ $date }
plate-projection-conic = ランベルト正角円錐図法
plate-projection-azimuthal = ランベルト正積方位図法
plate-projection-mercator = ウェブメルカトル図法
plate-link = この表示：{ $link }
plate-scale-km = { $length } km
plate-scale-m = { $length } m
plate-no-room = { $width } × { $height } pxにこの量の文字
plate-room = より大きいサイズ、より短い題名・副題・凡例、またはより少なく短い注記
plate-no-home = 1（コードに入れるアドレスなし）
plate-home = 0、またはアプリのアドレス
plate-long-code = 1（アドレスは{ $length }文字）
plate-code = { $limit }文字以内のアドレス

## 画像ページ

snapshot-heading = 画像：{ $title }
snapshot-lead = この表示を印刷や公開のための画像にします。地図の枠内にあるものが画像に入ります。
snapshot-busy = 描画中
snapshot-failed = 画像を描画できませんでした。
snapshot-impossible = この画像は作成できません。表示は元のままです。
snapshot-problem = { $field }：実際の値は{ $found }、必要な値は{ $expected }。
snapshot-undrawn = 画像のフォントに{ $characters }の字形がありません。その位置には白い四角が入ります。
snapshot-untold = 次の印は位置が画像の地図の外にあるため、文字が地図に入りません：{ $marks }
snapshot-full = 原寸
snapshot-full-help = 画像だけを別のタブで表示します
snapshot-take-png = PNGをダウンロード
snapshot-take-png-help = ウェブページやスライド用
snapshot-take-svg = SVG
snapshot-take-svg-help = 線で描かれ、編集できます。フォントを含みます
snapshot-take-pdf = PDF
snapshot-take-pdf-help = 印刷用。用紙サイズは実寸です
snapshot-copy = リンク、埋め込みコード、説明文
snapshot-copy-link = この表示へのリンク
snapshot-copy-embed = 埋め込みコード：ウェブページに地図そのものを表示
snapshot-copy-caption = クレジット付きの説明文
snapshot-copy-citation = この表示
snapshot-copy-sources = 表示中の出来事の出典
snapshot-caption = { $title }。{ $dates }。{ $credit }。{ $link }
snapshot-cite = 引用
snapshot-cite-style = 書式
snapshot-parts = 変更する項目
snapshot-part-marks = 印
snapshot-part-picture = サイズと外観
snapshot-part-words = 文言
snapshot-size = サイズ
snapshot-size-article = 記事、{ $width } × { $height }
snapshot-size-square = 正方形、{ $width } × { $height }
snapshot-size-story = スマートフォンのストーリー、{ $width } × { $height }
snapshot-size-slide = スライド、{ $width } × { $height }
snapshot-size-a4 = A4縦、{ $width } × { $height }
snapshot-size-a4-landscape = A4横、{ $width } × { $height }
snapshot-size-a5 = A5縦、{ $width } × { $height }
snapshot-size-a5-landscape = A5横、{ $width } × { $height }
snapshot-size-own = その他のサイズ
snapshot-width = 幅（ピクセル）
snapshot-height = 高さ（ピクセル）
snapshot-bad-size = { $least }から{ $most }までの整数を二つ、一方が他方の{ $ratio }倍以内になるように入力してください。それまで画像のサイズは変わりません。
snapshot-scale = PNGの精細さ
snapshot-scale-item = { $times }倍
snapshot-dots = PNGは{ $width } × { $height }ドットです。
snapshot-theme = 配色
snapshot-theme-light = 明るい
snapshot-theme-dark = 暗い
snapshot-theme-print = 印刷
snapshot-projection = 図法
snapshot-projection-fitted = 地域に合わせる
snapshot-projection-mercator = ウェブメルカトル
snapshot-language = 言語
snapshot-language-name = 日本語
snapshot-transparent = 背景を透明に
snapshot-transparent-help = 画像を置いたページの背景が、地図の周りに透けて見えます。
snapshot-code = QRコード
snapshot-code-help = 電話でこの表示を開くコードを隅に入れます。
snapshot-title = 題名
snapshot-subtitle = 副題
snapshot-subtitle-help = 空欄の場合、選択中の出来事があれば、それが入ります。
snapshot-unselect = 選択中の出来事を外す：{ $title }
snapshot-alt = 代替テキスト
snapshot-alt-help = 画像を見ることができない人のための文章です。ファイルに含まれます。ウェブページの「alt」にも入れてください。
snapshot-alt-is-automatic = 表示から作成され、ご自身で書くまでは表示に合わせて変わります。
snapshot-alt-automatic = 自動の文章に戻す
snapshot-bad-alt = 文章は{ $length }文字です。保存できるのは{ $limit }文字までです。それまで画像の文章は変わりません。

mark-map = 印を付ける地図。印の入力欄でも同じことができます。
mark-tools = 印
mark-tool-select = 印の選択と移動
mark-tool-text = 文字
mark-tool-pin = 番号付きピン
mark-tool-arrow = 矢印
mark-tool-ellipse = 楕円
mark-tool-highlight = 地域を強調
mark-hint-select = 印をドラッグして移動
mark-hint-text = 文字を置く位置をクリック
mark-hint-pin = ピンを置く位置をクリック
mark-hint-arrow = 根元から先端へドラッグ
mark-hint-ellipse = 中心からドラッグ。Shiftで円
mark-hint-highlight = 地域をクリック
mark-new-text = 文字
mark-none = 印はまだありません。地図で道具を選ぶか、ここで印を追加してください。
mark-list = 印
mark-kind-text = 文字
mark-kind-pin = ピン
mark-kind-arrow = 矢印
mark-kind-ellipse = 楕円
mark-kind-highlight = 強調
mark-add-kind = 印を追加
mark-add = 追加
mark-full = 一つの表示に付けられる印は{ $limit }個までです。
mark-words = 文言
mark-words-optional = 文言（任意）
mark-field-lat = 緯度（°）
mark-field-lon = 経度（°）
mark-field-lat2 = 先端：緯度（°）
mark-field-lon2 = 先端：経度（°）
mark-tail-lat = 根元：緯度（°）
mark-tail-lon = 根元：経度（°）
mark-field-width-km = 幅（km）
mark-field-height-km = 高さ（km）
mark-field-territory = 地域
mark-up = 前へ
mark-down = 後へ
mark-remove = 削除
mark-bad-text = 文字とピンには文言が必要です。印の文言は元のままです。
mark-bad-lat = { $found }は緯度ではありません。-{ $limit }から{ $limit }までの度数を入力してください（例：44.5）。
mark-bad-ellipse-lat = { $found }は、この高さの楕円の緯度として使えません。楕円がはみ出さないよう、-{ $limit }から{ $limit }までの度数を入力してください。
mark-bad-lon = { $found }は経度ではありません。-180から180までの度数を入力してください（例：147.5）。
mark-bad-size = { $found }は大きさではありません。楕円が極にかからないよう、{ $least }から{ $most }までのキロメートル数を入力してください（例：60）。

## 授業で見せるページ

present-heading = 授業で見せる：{ $title }
present-lead = 授業のために、話を一段階ずつ見せます。地図は画面いっぱいに表示され、矢印キーで進み、教師用メモは求めたときにだけ現れます。
present-none = この係争の話はまだありません。
present-steps = 全{ $count }段階
present-start = 始める
present-progress = { $number } / { $count }
present-question = 問い
present-notes-heading = 教師用メモ
present-notes-show = 教師用メモを表示
present-notes-hide = 教師用メモを隠す
present-notes-help = 教師用メモ（N）
present-previous = 前へ
present-previous-help = 前の段階（←、Page Up）
present-next = 次へ
present-next-help = 次の段階（→、Page Down、スペース）
present-play = { $seconds }秒ごとに自動で進める
present-pause = 自動で進めるのを止める
present-full = 全画面表示（F）
present-window = 全画面表示を終える（F）
present-explore = この段階を地図で見る
present-explore-help = この段階の表示を「地図を見る」ページで開きます
present-leave = 終える
present-leave-help = 話の一覧に戻る（Esc）
present-expected-step = 1から{ $last }までの段階

## A story as a file: slides, a handout, a lesson

inset-selected = 印を付けた出来事：{ $event }
story-take-pptx = PowerPoint
story-take-pptx-help = 1段階1枚のスライド。文章は編集でき、教師用メモも付きます。作成に数秒かかります
story-take-pdf = PDF配布資料
story-take-pdf-help = A4判・白黒印刷用。設問と記入欄が付きます。作成に数秒かかります
story-take-html = オフライン教材（HTML）
story-take-html-help = 地図と説明を一つにまとめたファイル。ネットワークなしでブラウザーで開けます
story-take-progress = 全{ $count }段階のうち{ $number }段階目
story-take-waiting = 別のファイルを作成中です。次に作成します。
story-take-ready = { $name } をダウンロード（{ $size } MB）
story-take-failed = このファイルは作成できません。
story-sources = 出典
story-note-sources = この段階の出典
story-note-link = この表示を地図で見る：{ $link }
story-page = { $number } / { $count } ページ
story-words-long = 見出し・説明・設問が計 { $count } 文字
story-words-short = スライド1枚に収まる短い文章
story-none = なし
story-wanted = 話のID（{ $stories } のいずれか）
story-cli-none = { $found }：ファイルでも { $pack } の話でもありません。{ $stories } のいずれかを指定してください
story-cli-many = { $file } の話を番号で選んでください：{ $stories }
story-cli-single = { $found } は { $pack } の一つの話です。番号は、複数の話があるファイルの場合だけ指定してください
story-cli-unread = { $file } を読み込めません：{ $reason }

## ネットワークなしで開く授業用ファイル

lesson-map = 地図
lesson-steps = 段階
lesson-count = { $number } / { $count }
lesson-events = この話のすべての出来事
lesson-explore = 自由に見る
lesson-explore-help = この話のすべての出来事を表示し、全期間で時間を動かせるようにします
lesson-return = この段階に戻る

## 自作の話

own-add = この表示を自作の話に追加
own-add-help = この表示を、「授業」ページで見せる自作の話の一段階にします。
own-added = 自作の話の第{ $number }段階として追加しました。
own-anew = 最初から作り直す
own-anew-ask = 全{ $count }段階の自作の話を、このブラウザーから削除します。
own-anew-do = 自作の話を削除する
own-away = このリンクは「自作の話」を指していますが、その話は作成したブラウザーに保存されています。このブラウザーにはありません。ここで話のファイルを開くと、始まります。
own-bad-sources = 各段階には出典が少なくとも一つ必要です。最後の出典は残ります。
own-bad-text = 空欄にはできません。何か書かれるまで、話では次の文を使います：{ $kept }
own-begin = 話とは、題と短い説明を付けた地図の表示を順に並べたもので、授業で一段階ずつ見せます。「地図を見る」ページの「{ $add }」から始めるか、このページの話を複製して書き換えるか、保存したファイルを開いてください。
own-begin-explore = 「地図を見る」へ
own-choice = このファイルには{ $count }つの話があります。どれを自作の話にしますか。
own-choice-none = 話を選ぶ
own-copied = 「{ $title }」を自作の話に複製しました。
own-copy = 複製して編集
own-copy-help = 複製は自作の話になり、段階の変更・並べ替え・追加ができます。
own-file = ファイルに保存した話
own-file-bad = { $name } を開けません。何も変更されていません。
own-file-help = my-story.json などのJSONファイル。自作の話と置き換わります。
own-full = 話の段階は{ $limit }までです。
own-heading = 自作の話
own-lead = 自分で作り、このブラウザーにだけ保存されます。ほかで使うにはファイルに保存してください。
own-long = この表示は印や絞り込みが多すぎて段階にできません。リンクは{ $length }文字ですが、一段階に入るのは{ $limit }文字までです。
own-open = 自作の話（{ $count }）
own-open-file = ファイルを開く
own-open-help = 「授業」ページで、自作の話の段階を変更し、並べ替え、見せます。
own-opened = 「{ $title }」が自作の話になりました。
own-removed = 段階「{ $title }」を削除しました。
own-replaced = 以前の話「{ $title }」を削除しました。
own-save = ファイルに保存
own-save-help = my-story.json：別のブラウザーで開いたり、ほかの人に渡したり、保管したりするためのファイル。
own-step-caption = 地図の横の文章
own-step-caption-help = 生徒が読む文章。短い文を一つから三つ。
own-step-close = 第{ $number }段階を閉じる
own-step-down = 第{ $number }段階を下へ
own-step-edit = 第{ $number }段階を編集
own-step-explore = この表示を「地図を見る」で開く
own-step-explore-help = この段階の表示を「地図を見る」で開きます。そこで表示を変えて、この段階に使えます。
own-step-notes = 教師用メモ
own-step-notes-help = 教師用。Nキーを押したときだけ表示されます。
own-step-question = 生徒への問い
own-step-question-help = 文章の下に表示されます。空欄でもかまいません。
own-step-remove = 第{ $number }段階を削除
own-step-sources = 出典
own-step-sources-help = 文章とメモの根拠。最も重要なものを先に。
own-step-take = 「地図を見る」の今の表示を使う
own-step-take-help = この段階は、「地図を見る」の日付・場所・印を表示するようになります。
own-step-title = 題
own-step-title-help = 最後列からも読める短さで。
own-step-up = 第{ $number }段階を上へ
own-step-wrong = この段階の表示には使えない部分があります。
own-summary = 話の内容
own-summary-help = 話を選ぶ人のための短い説明。
own-summary-new = 地図の表示：{ $title }
own-taken = 第{ $number }段階はこの表示になりました。
own-title = 話の題
own-title-help = 段階の上、スライド、配布資料に載ります。
own-title-new = 自作の話
own-undo = 元に戻す
own-unkept = このブラウザーは話を保存しません。ファイルに保存してください。
own-unread = このブラウザーに保存された自作の話を読み取れません。新しい話を始める前に、ファイルに保存してください。
own-unread-save = 保存内容をファイルに保存
own-use = この表示を第{ $number }段階に使う
own-use-help = 自作の話の第{ $number }段階が、今の地図の表示になります。
own-use-how = 表示を変えてから、地図の下の「この表示を第{ $number }段階に使う」を選んでください。
own-waiting = このブラウザーの自作の話を探しています…

## Streamlit's own words

framework-skip = 本文へ移動
framework-sidebar = サイドバー
framework-sidebar-collapse = サイドバーを閉じる
framework-sidebar-expand = サイドバーを開く
framework-pages = ページ一覧
framework-menu = メニュー
framework-theme = テーマ
framework-theme-system = 端末の設定
framework-theme-light = ライト
framework-theme-dark = ダーク
framework-print = 印刷
framework-made-with = Streamlit で作成 v
framework-copy-version = バージョンをコピー
framework-copied = コピーしました
framework-copied-spec = コピーしました。
framework-copy = コピー
framework-record = 画面を録画
framework-record-title = 画面の録画
framework-record-about = 画面の内容を動画に記録します。見ているものを他の人に見せるときに使えます。
framework-record-audio = 音声も記録する
framework-record-start = 録画を開始
framework-record-next = 次の手順
framework-record-step = 手順 { $first }
framework-record-preview = 録画した動画:
framework-record-save = 動画を保存
framework-stop = 停止
framework-running = 処理中…
framework-close = 閉じる
framework-dismiss = 閉じる
framework-notifications = お知らせ
framework-help = 説明
framework-help-for = 「{ $first }」の説明
framework-choose-one = 選んでください
framework-choose-some = 選んでください
framework-open = 開く
framework-clear-value = 選択を消す
framework-clear-all = すべて消す
framework-clear-entry = 入力を消す
framework-remove = { $first } を外す
framework-no-results = 該当なし
framework-no-options = 選べるものがありません
framework-multiselect-options = 選択肢
framework-selectbox-options = 選択肢
framework-apply = Enter で確定
framework-apply-command = ⌘+Enter で確定
framework-apply-control = Ctrl+Enter で確定
framework-upload = ファイルを選ぶ
framework-upload-more = ファイルを追加
framework-upload-drop = ここにファイルをドロップ
framework-upload-limit = 1 ファイル { $first } まで
framework-upload-large = ファイルは { $first } 以下にしてください。
framework-upload-type = { $first } 形式のファイルは使えません。
framework-download-failed = ダウンロードできませんでした
framework-chart = 図表
framework-chart-group = まとまり
framework-chart-bars = 帯
framework-chart-symbols = 記号
framework-chart-symbol = 記号
framework-chart-data = データを表示
framework-chart-show = 図表を表示
framework-chart-picture = PNG で保存
framework-chart-copy = Vega-Lite の定義をコピー
framework-fullscreen = 全画面
framework-fullscreen-close = 全画面を終了
framework-table-columns = 列の表示
framework-table-download = CSV で保存
framework-table-search = 検索
framework-table-search-words = 検索する語を入力
framework-table-search-one = 1 件
framework-table-search-some = { $first } 件
framework-table-search-many = 1000 件以上
framework-table-search-place-one = 1 件中 { $first } 件目
framework-table-search-place = { $second } 件中 { $first } 件目
framework-table-search-place-many = 1000 件以上のうち { $first } 件目
framework-table-search-previous = 前の結果
framework-table-search-next = 次の結果
framework-table-search-close = 検索を閉じる
framework-table-all = すべて選択
framework-table-index = (番号)
framework-table-menu = 列のメニュー
framework-table-copy = 列名をコピー
framework-table-ascending = 昇順に並べる
framework-table-descending = 降順に並べる
framework-table-autosize = 幅を自動調整
framework-table-pin = 列を固定
framework-table-unpin = 列の固定を解除
framework-table-hide = 列を隠す
framework-table-format = 書式
framework-table-format-automatic = 自動
framework-table-format-localized = 地域の形式
framework-table-format-plain = そのまま
framework-table-format-compact = 短縮
framework-table-format-scientific = 指数
framework-table-format-engineering = 工学
framework-table-format-dollar = ドル
framework-table-format-euro = ユーロ
framework-table-format-yen = 円
framework-table-format-percent = パーセント
framework-table-format-accounting = 会計
framework-table-format-bytes = バイト
framework-table-statistics = 統計
framework-table-statistics-values = 値
framework-table-statistics-empty = 空
framework-table-statistics-distinct = 種類
framework-table-statistics-sum = 合計
framework-table-statistics-average = 平均
framework-table-statistics-median = 中央値
framework-table-statistics-minimum = 最小
framework-table-statistics-maximum = 最大
framework-table-statistics-deviation = 標準偏差
framework-table-statistics-length = 平均の長さ
framework-table-statistics-length-minimum = 最小の長さ
framework-table-statistics-length-maximum = 最大の長さ
framework-table-statistics-range = 範囲
framework-table-statistics-true = 真偽の分布
framework-table-statistics-top = 多い値の頻度
framework-table-statistics-histogram = 分布のヒストグラム
framework-page-missing = ページが見つかりません
framework-page-missing-about = お探しのページはありません。最初のページを表示しています。
framework-page-missing-named = ページ /{ $first } はありません。最初のページを表示しています。
framework-connecting = 接続中
framework-connecting-server = サーバーに接続しています
framework-connection-error = 接続できません
framework-connection-stopped = サーバーが動いていないようです。止めてしまった場合は、端末で起動し直してください:
framework-connection-lost = サーバーが応答しません。ネットワークの接続を確かめてください。
framework-connection-timeout = 接続が時間切れになりました。
