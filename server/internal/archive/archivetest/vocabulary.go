package archivetest

var (
	stages    = []string{"first", "interim", "final", "final", "final"}
	kinds     = []string{"internet-access", "voice", "emergency-voice", "lpwa", "free-messaging-large", "free-internet", "other"}
	causes    = []string{"equipment/natural-failure", "equipment/software-defect", "human/misconfiguration", "human/work-error", "external/power-outage", "external/natural-disaster", "external/other-carrier", "other/unknown"}
	equipment = []string{"server/application", "server/authentication-call-control", "switching/network-device", "switching/circuit-switch", "line/wdm", "switching/subscriber-unit", "line/media-converter", "line/subscriber-cable", "other/other"}
	logins    = []string{"tanaka", "suzuki", "sato", "noc-1", "noc-2", "報告担当"}
	devices   = []string{"コアルータ", "認証サーバ", "ＤＮＳサーバ", "光伝送装置", "OLT", "基地局制御装置", "整流器", "ﾒﾃﾞｨｱｺﾝﾊﾞｰﾀ", "加入者収容装置", "音声交換機"}

	carrierNames = []string{"東都", "西海", "北嶺", "南洋", "中央", "みらい", "瀬戸内", "ひかり", "山陽", "ｱﾙﾌｧ", "オメガ", "北斗", "青葉", "若草"}

	prefectures = []string{
		"北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県",
		"新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県",
		"奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県",
		"熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
	}

	summaries = []string{
		"{地域}において{設備}の故障により、約{数}人のインターネット接続サービスが{分}分間利用できない状況となった。",
		"{設備}（{番}号機）のソフトウェア不具合のため、{地域}の一部で音声通話がつながりにくい状態が発生した。",
		"落雷に伴う停電により{地域}の{設備}が停止し、{分}分後に復旧した。影響は最大{数}回線。",
		"工事作業中に誤って光ケーブル（心線No.{番}）を切断し、{地域}の利用者{数}人に影響が生じた。",
		"{設備}の設定変更時、コマンドの投入順序を誤り、経路情報が消失した。",
	}
	remedies = []string{
		"{設備}を予備機に切り替えて復旧。恒久対策として交換を実施する（完了予定：翌月末）。",
		"手順書を改訂し、ダブルチェックを徹底する。",
		"切断箇所を接続し直し、{分}分後にサービスを再開した。再発防止のため現地の標識を増設。",
		"製造会社へ解析を依頼中。暫定措置として{設備}を毎日再起動する。",
	}
)

// verdict has the size of the rules' answer to one service with one impact.
const verdict = `{"edition":"2019-04-01","severe":%q,"periodic":%q,"forms":["periodic-simplified"],"criteria":[` +
	`{"service":0,"impact":0,"category":"4","categoryCode":"internet","row":"四","minutes":120,"users":30000,"met":"no","minutesShort":0,` +
	`"usersShort":29000,"citation":"電気通信事業法施行規則第58条第2項第1号の表四の項","evidence":"verified","url":"https://laws.e-gov.go.jp/law/360M50001000025"}],` +
	`"nearest":0,"periodicCriteria":[{"service":0,"impact":0,"minutes":120,"met":"yes","citation":"電気通信事業報告規則第7条の3"}],` +
	`"measured":[{"service":0,"impact":0,"users":{"min":%d},"minutes":{"min":%d}}],"duties":[{"report":"periodic","form":"様式第27",` +
	`"nominal":"2020-08-31","due":"2020-08-31","citation":"電気通信事業報告規則第7条の3","evidence":"verified"}],"notes":[]}`
