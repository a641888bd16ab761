// Package incident holds the facts of a telecommunications incident (電気通信事故) as they were reported:
// what failed, which services it stopped or degraded, for how many users and for how long.
package incident

import (
	"jiko/shared/civil"
	"jiko/shared/quantity"
)

// Trigger is what set the incident off (電気通信事業報告規則 Art. 7-3, items 一 to 三).
type Trigger uint8

const (
	TelecomEquipment Trigger = iota // 電気通信設備の故障
	OtherEquipment                  // 電気通信設備以外の設備の故障
	InformationLeak                 // 電気通信設備に関する情報の漏えい
)

// Facility tells whether the second limb of 施行規則 Art. 58(2) can apply.
type Facility uint8

const (
	OrdinaryFacility   Facility = iota
	Satellite                   // 衛星
	SubmarineCable              // 海底ケーブル
	EquivalentFacility          // その他これに準ずる重要な電気通信設備
)

// Equipment tells whether the simplified form (簡易な様式) may be used, or no report is due.
type Equipment uint8

const (
	OrdinaryEquipment  Equipment = iota
	BaseStation                  // 無線基地局
	RemoteConcentrator           // 局設置遠隔収容装置又はき線点遠隔収容装置
	DSLAM                        // デジタル加入者回線アクセス多重化装置
	CustomerPremises             // 利用者の建物内の設備で、影響がその構内に限られるもの
)

// Kind is the kind of a service; it does not depend on the edition of the law.
type Kind uint8

const (
	EmergencyVoice     Kind = iota // 緊急通報を取り扱う音声伝送役務
	Voice                          // 緊急通報を取り扱わない音声伝送役務
	LPWA                           // セルラーLPWA・アンライセンスLPWA
	FreeMessagingLarge             // 無料の電子メール・メッセージング（月1,000万人以上）
	FreeInternet                   // その他の無料のインターネット関連サービス
	InternetAccess                 // インターネット接続サービス
	OtherService                   // その他の電気通信役務
	KindCount
)

// Effect is what the incident did to a service.
type Effect uint8

const (
	Stop    Effect = iota // 提供の停止
	Degrade               // 品質の低下
)

// Answer is one of the three answers that the rules give. The order is that of certainty: No < Undetermined < Yes.
type Answer uint8

const (
	No Answer = iota
	Undetermined
	Yes
)

// Incident is one incident (事故).
type Incident struct {
	Occurred civil.Instant // 発生日時
	// OccurredAbout is true where that is given as 頃.
	OccurredAbout bool
	// AsOf is the instant up to which an ongoing phase is known to have lasted; zero when nothing is ongoing.
	AsOf           civil.Instant
	Trigger        Trigger
	Facility       Facility
	Equipment      Equipment
	AllTrafficLost Answer    // 当該設備を利用する全ての通信の疎通が不能; only with a facility that is not ordinary
	Phases         []Phase   // of the facility, when all traffic was lost
	Services       []Service // none for an information leak
}

// Service is one service that the incident touched (影響を受けた電気通信役務).
type Service struct {
	Kind Kind
	// AdditionalFunction is true where only an additional function (付加的な機能の提供に係るもの) was touched,
	// which the severe and periodic criteria leave out.
	AdditionalFunction bool
	Impacts            []Impact
}

// Impact is a group of users that no other impact of the service counts again, such as those of one area.
type Impact struct {
	Area   string
	Users  quantity.Range // 影響利用者数, at least 1
	Unit   quantity.Unit  // what Users counts
	Phases []Phase
}

// Phase is a stretch of time in which the service was stopped or degraded: given by From and To, by From alone while
// it goes on, or by its length.
type Phase struct {
	Effect   Effect
	From, To civil.Instant  // zero when not given
	Minutes  quantity.Range // length in whole minutes, of a phase without From
	// FromAbout and ToAbout are true where From and To are given as 頃.
	FromAbout, ToAbout bool
}

// Timed tells whether the phase has its place in time.
func (p *Phase) Timed() bool { return p.From != 0 }
