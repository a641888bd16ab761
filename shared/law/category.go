package law

import (
	"jiko/shared/civil"
	"jiko/shared/codes"
	"jiko/shared/incident"
)

// Category is a category of telecommunications services (電気通信役務の区分) with criteria of its own.
type Category uint8

const (
	AllServices        Category = iota // no categories: every service alike (until 2015-03-31)
	EmergencyVoice                     // 緊急通報を取り扱う音声伝送役務
	Voice                              // 緊急通報を取り扱わない音声伝送役務
	LPWA                               // セルラーLPWAを使用する携帯電話及びアンライセンスLPWAサービス
	FreeMessagingLarge                 // 無料の電子メール・メッセージングサービスで前年度の月平均利用者数が1,000万以上のもの
	FreeInternet                       // 利用者から料金の支払を受けないインターネット関連サービス
	InternetAccess                     // インターネット接続サービス
	OtherServices                      // その他の電気通信役務
	categoryCount
)

// Criterion is one pair of bounds: both must be reached (以上), and one pair is enough. A bound of 0 is always reached.
type Criterion struct {
	Minutes int64 // 継続時間, whole minutes
	Users   int64 // 影響利用者数
}

// Reached tells whether so many minutes and users reach both bounds.
func (c *Criterion) Reached(minutes, users int64) bool {
	return minutes >= c.Minutes && users >= c.Users
}

// severe holds each threshold of the severe incident once, with the first day on which those of the category held.
// 施行規則第58条 (since 2023-06-16 第58条第2項第1号); rows and evidence stand with the editions.
var severe = [categoryCount]struct {
	from     civil.Date
	criteria []Criterion
}{
	AllServices:        {enactment, []Criterion{{2 * hour, 30_000}}},                             // [press of 2015-04-01 for the start; ministry's report FY2020, note 6]
	EmergencyVoice:     {day20150401, []Criterion{{1 * hour, 30_000}}},                           // [ministry's report FY2020, note 1①一]
	Voice:              {day20150401, []Criterion{{2 * hour, 30_000}, {1 * hour, 100_000}}},      // [note 1①二]
	LPWA:               {day20190401, []Criterion{{12 * hour, 30_000}, {2 * hour, 1_000_000}}},   // [note 1①三, note 7]
	FreeMessagingLarge: {day20260401, []Criterion{{4 * hour, 100_000}, {2 * hour, 1_000_000}}},   // [施行規則, revision in force 2026-04-01]
	FreeInternet:       {day20150401, []Criterion{{24 * hour, 100_000}, {12 * hour, 1_000_000}}}, // [note 1①四]
	InternetAccess:     {day20260401, []Criterion{{2 * hour, 30_000}, {1 * hour, 100_000}}},      // [施行規則, revision in force 2026-04-01]
	OtherServices:      {day20150401, []Criterion{{2 * hour, 30_000}, {1 * hour, 1_000_000}}},    // [note 1①五]
}

const hour = 60

// Categories are the codes of the categories.
const Categories codes.List = "all|emergency-voice|voice|lpwa|free-messaging-large|free-internet|internet-access|other"

// String is the code of the category in an answer.
func (c Category) String() string { return Categories.At(int(c)) }

// Criteria are the pairs of bounds of the severe incident for the category.
func (c Category) Criteria() []Criterion { return severe[c].criteria }

// From is the first day on which the criteria of the category held.
func (c Category) From() civil.Date { return severe[c].from }

// own is the category that was made for each kind of service.
var own = [incident.KindCount]Category{
	incident.EmergencyVoice:     EmergencyVoice,
	incident.Voice:              Voice,
	incident.LPWA:               LPWA,
	incident.FreeMessagingLarge: FreeMessagingLarge,
	incident.FreeInternet:       FreeInternet,
	incident.InternetAccess:     InternetAccess,
	incident.OtherService:       OtherServices,
}

// wider is the category that takes in a category in the editions which do not know it.
var wider = [categoryCount]Category{
	EmergencyVoice:     AllServices,
	Voice:              AllServices,
	LPWA:               OtherServices,
	FreeMessagingLarge: FreeInternet,
	FreeInternet:       AllServices,
	InternetAccess:     OtherServices,
	OtherServices:      AllServices,
}
