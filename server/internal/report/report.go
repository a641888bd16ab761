// Package report is what a carrier files about an incident (事故報告): the facts, and everything that the annex of the ministry's
// annual report prints of a severe incident (fiscal year 2020, sheets No. 1 to 4).
package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"jiko/shared/incident"
	"jiko/shared/jsonout"
)

// Report is one state of a filing, as the carrier gave it.
type Report struct {
	CarrierRef      string       `json:"carrierRef"` // 整理番号
	Stage           Stage        `json:"stage"`
	Nature          Nature       `json:"nature"`
	Incident        Incident     `json:"incident"`
	Summary         string       `json:"summary,omitempty"`         // 障害内容の概要
	Cause           string       `json:"cause,omitempty"`           // 発生要因, code of taxonomy.Causes
	FailedEquipment string       `json:"failedEquipment,omitempty"` // 故障設備, code of taxonomy.FailedEquipment
	Regions         []string     `json:"regions,omitempty"`         // 影響地域, prefectures or 全国
	Measures        string       `json:"measures,omitempty"`        // 措置, in short
	Annex           *Annex       `json:"annex,omitempty"`
	Wholesale       *Wholesale   `json:"wholesale,omitempty"`
	Attachments     []Attachment `json:"attachments,omitempty"`
	Known           string       `json:"known,omitempty"` // the day on which a leak or a near-severe situation became known (知った日)
}

// Nature is what is reported.
type Nature string

// The natures.
const (
	OfIncident      Nature = "incident"              // 事故
	NearSevere      Nature = "near-severe"           // 重大な事故が生ずるおそれがあると認められる事態 (施行規則第58条の2, from 2023-06-16)
	SecrecyLeak     Nature = "secrecy-leak"          // 通信の秘密の漏えい
	UserInformation Nature = "user-information-leak" // 特定利用者情報の漏えい (from 2023-06-16)
)

// Natures are all natures.
var Natures = []Nature{OfIncident, NearSevere, SecrecyLeak, UserInformation}

// Annex is what the ministry prints of a severe incident beside the above.
type Annex struct {
	AreaDetail       string     `json:"areaDetail,omitempty"`       // 影響地域 in words
	Inquiries        *Inquiries `json:"inquiries,omitempty"`        // 事業者への問合せ件数
	Disruption       string     `json:"disruption,omitempty"`       // 障害内容
	Category         string     `json:"category,omitempty"`         // 重大な事故に該当する電気通信役務の区分, in the carrier's words
	CauseDetail      string     `json:"causeDetail,omitempty"`      // 発生原因
	CauseOfScale     string     `json:"causeOfScale,omitempty"`     // 大規模化した原因
	CauseOfLength    string     `json:"causeOfLength,omitempty"`    // 長時間化した原因
	EquipmentDiagram string     `json:"equipmentDiagram,omitempty"` // 機器構成図 in words; the picture is an attachment
	Measures         []Measure  `json:"measures,omitempty"`         // 再発防止策
	Notices          []Notice   `json:"notices,omitempty"`          // 利用者への周知状況
	PressRelease     string     `json:"pressRelease,omitempty"`     // 報道発表
	Other            string     `json:"other,omitempty"`            // その他
}

// Inquiries are those that the carrier received, as of a moment.
type Inquiries struct {
	AsOf   string           `json:"asOf,omitempty"` // instant or text such as 令和2年5月21日18時時点
	Counts []InquiriesCount `json:"counts"`
}

// InquiriesCount is how many came in one way.
type InquiriesCount struct {
	Channel string `json:"channel"` // 電話, メール, ①発信 …
	Count   int64  `json:"count"`
}

// Measure is one measure against recurrence.
type Measure struct {
	Title string `json:"title,omitempty"`
	Text  string `json:"text,omitempty"`
	Date  string `json:"date,omitempty"`  // of completion, done or planned
	State string `json:"state,omitempty"` // done, planned
}

// Notice is one notice to users.
type Notice struct {
	At   string `json:"at,omitempty"`  // instant or text
	Via  string `json:"via,omitempty"` // ホームページ, メール …
	Text string `json:"text,omitempty"`
}

// Wholesale links the filing of a wholesale recipient (卸提供先) to that of the wholesaler (卸提供元).
type Wholesale struct {
	BelongsTo string `json:"belongsTo,omitempty"` // receipt of the wholesaler's filing
	Awaits    string `json:"awaits,omitempty"`    // the wholesaler whose filing it waits for
}

// Attachment refers to a blob.
type Attachment struct {
	SHA256  string `json:"sha256"`
	Name    string `json:"name"`
	Purpose string `json:"purpose,omitempty"` // diagram, notice, other
}

// Incident prints an incident's facts as they were given.
type Incident struct{ incident.Incident }

// MarshalJSON prints the incident in the one way that all of Jiko does.
func (i Incident) MarshalJSON() ([]byte, error) {
	var w jsonout.Writer
	i.Incident.WriteJSON(&w)
	return w.Buf, nil
}

// Canonical is the report as it is kept, and its SHA-256 in hexadecimal: reports of the same content have the same bytes.
func (r *Report) Canonical() (content json.RawMessage, digest string, err error) {
	content, err = json.Marshal(r)
	if err != nil {
		return nil, "", err
	}
	sum := sha256.Sum256(content)
	return content, hex.EncodeToString(sum[:]), nil
}
