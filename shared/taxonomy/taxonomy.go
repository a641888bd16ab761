// Package taxonomy holds the lists by which filings are classified and counted in the ministry's annual report: causes
// (発生要因), failed equipment (故障設備) and regions. The official forms' code numbers are not known to us; the codes here are
// our own, group/item, and the names are those of the report for fiscal year 2020.
package taxonomy

// Term is one entry of a list.
type Term struct {
	Code string // group/item
	Name string // as the ministry's report prints it
}

// Group is a group of terms.
type Group struct {
	Code  string
	Name  string
	Terms []Term
}

// Causes are the causes of incidents; the main one is stated. [report FY2020, section 3(3)]
var Causes = []Group{
	{"equipment", "設備要因", []Term{
		{"equipment/natural-failure", "自然故障（機器の動作不良や経年劣化等）"},
		{"equipment/software-defect", "ソフトウェア不具合"},
	}},
	{"human", "人為的要因", []Term{
		{"human/work-error", "工事時の作業ミス"},
		{"human/misconfiguration", "機器の設定誤り"},
	}},
	{"external", "外的要因", []Term{
		{"external/other-carrier", "他の電気通信事業者の設備障害等"},
		{"external/third-party", "第三者要因（道路工事・車両等によるケーブル切断等）"},
		{"external/power-outage", "停電"},
		{"external/natural-disaster", "自然災害"},
		{"external/fire", "火災"},
		{"external/cyberattack", "送信型対電気通信設備サイバー攻撃"},
	}},
	{"other", "その他", []Term{
		{"other/congestion", "異常トラヒックによる輻輳"},
		{"other/unknown", "原因不明"},
	}},
}

// FailedEquipment is the equipment that failed. [report FY2020, section 3(4)] The report prints no name for the rest of 5 %.
var FailedEquipment = []Group{
	{"switching", "伝送交換設備（サーバ設備を除く）", []Term{
		{"switching/subscriber-unit", "加入者収容装置"},
		{"switching/network-device", "ネットワーク機器"},
		{"switching/circuit-switch", "回線交換設備"},
		{"switching/network-termination", "網終端装置"},
		{"switching/other", "その他の伝送交換設備"},
	}},
	{"server", "サーバ設備", []Term{
		{"server/application", "アプリケーションサーバ（メールサーバ、Webサーバ、DNSサーバ等）"},
		{"server/authentication-call-control", "認証・呼制御サーバ"},
		{"server/other", "その他のサーバ設備"},
	}},
	{"line", "伝送路設備", []Term{
		{"line/subscriber-cable", "加入者系ケーブル"},
		{"line/relay-cable", "中継系ケーブル"},
		{"line/submarine-cable", "海底ケーブル"},
		{"line/relay-transmission", "中継伝送装置"},
		{"line/wdm", "WDM（波長分割多重）装置"},
		{"line/media-converter", "メディアコンバータ"},
		{"line/other", "その他の伝送路設備"},
	}},
	{"other", "その他", []Term{
		{"other/other", "その他の設備"},
	}},
	{"unknown", "不明", []Term{
		{"unknown/unknown", "故障設備が不明（他の電気通信事業者の事故による要因等）"},
	}},
}

// Find is the term with that code.
func Find(groups []Group, code string) (Term, bool) {
	for _, group := range groups {
		for _, term := range group.Terms {
			if term.Code == code {
				return term, true
			}
		}
	}
	return Term{}, false
}

// Nationwide is the region of an incident in all prefectures.
const Nationwide = "全国"

// Prefectures are the 47 prefectures (都道府県) in the order of their official numbers (JIS X 0401).
var Prefectures = [47]string{
	"北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県",
	"茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県",
	"新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県",
	"三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県",
	"鳥取県", "島根県", "岡山県", "広島県", "山口県",
	"徳島県", "香川県", "愛媛県", "高知県",
	"福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
}

// Region reads a region: a prefecture by its Japanese name, or 全国.
func Region(name string) (string, bool) {
	if name == Nationwide {
		return name, true
	}
	for _, prefecture := range Prefectures {
		if prefecture == name {
			return name, true
		}
	}
	return "", false
}
