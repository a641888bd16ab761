package words

// Ledger is the words of what an entry of the ledger says beside who did what.
type Ledger struct {
	// Details are the forms in which a detail is kept, and what they are in words. Both have the same places.
	Details map[string]string
	Reasons map[string]string // why somebody was refused, by its code
}

var ledgerJapanese = Ledger{
	Details: map[string]string{
		"from {address}":                       "{address} から",
		"from {address}, with a second factor": "{address} から、二段階認証で",
		"from {address}: {why}":                "{address} から、{why}",
		"token {id} from {address}: {why}":     "トークン {id}、{address} から、{why}",
		"network {id} from {address}: {why}":   "{address}（{id}）から、{why}",
		"token {id} {scopes} until {time}":     "トークン {id}、できること {scopes}、期限 {time}",
		"session {id}":                         "サインイン {id}",
		"token {id}":                           "トークン {id}",
		"all sessions":                         "すべてのサインイン",
		"reset":                                "管理者が設定し直した",
		"suspended":                            "停止した",
		"resumed":                              "再開した",
		"second factor begun":                  "二段階認証の設定を始めた",
		"second factor on":                     "二段階認証を始めた",
		"second factor off":                    "二段階認証を外した",
		"second factor used":                   "二段階認証を使った",
		"{n} found: {query}":                   "{n}件、条件 {query}",
		"{n} deadlines: {query}":               "期限{n}件、条件 {query}",
		"refused: not there":                   "断った：報告がない",
		"refused: of another carrier":          "断った：ほかの事業者の報告",
		"note":                                 "メモ",
		"question {n}":                         "照会{n}",
		"question {n} withdrawn":               "照会{n}の取り下げ",
		"answer to question {n}":               "照会{n}への回答",
		"state: {state}":                       "状態：{state}",
		"{type}, {n} bytes":                    "{type}、{n}バイト",

		"password hashed with today's parameters": "パスワードのハッシュをいまの強さに直した",
		"the archive is a demonstration":          "この記録は実演",
	},
	Reasons: map[string]string{
		"wrong-credentials": "ログイン名かパスワードの誤り", "too-many-attempts": "続けて失敗したための待ち時間", "locked": "失敗が多く閉じられたアカウント",
		"wrong-code": "確認コードの誤り", "account-suspended": "停止中のアカウント", "carrier-suspended": "停止中の事業者", "token-refused": "使えないトークン",
	},
}

var ledgerEnglish = Ledger{
	Details: map[string]string{
		"from {address}":                       "From {address}",
		"from {address}, with a second factor": "From {address}, with a second factor",
		"from {address}: {why}":                "From {address}: {why}",
		"token {id} from {address}: {why}":     "Token {id}, from {address}: {why}",
		"network {id} from {address}: {why}":   "From {address} ({id}): {why}",
		"token {id} {scopes} until {time}":     "Token {id} for {scopes}, until {time}",
		"session {id}":                         "Session {id}",
		"token {id}":                           "Token {id}",
		"all sessions":                         "All sessions",
		"reset":                                "Reset by an administrator",
		"suspended":                            "Suspended",
		"resumed":                              "Resumed",
		"second factor begun":                  "Second factor begun",
		"second factor on":                     "Second factor on",
		"second factor off":                    "Second factor off",
		"second factor used":                   "Second factor used",
		"{n} found: {query}":                   "{n} found: {query}",
		"{n} deadlines: {query}":               "{n} deadlines: {query}",
		"refused: not there":                   "Refused: no such filing",
		"refused: of another carrier":          "Refused: a filing of another carrier",
		"note":                                 "Note",
		"question {n}":                         "Question {n}",
		"question {n} withdrawn":               "Question {n} withdrawn",
		"answer to question {n}":               "Answer to question {n}",
		"state: {state}":                       "State: {state}",
		"{type}, {n} bytes":                    "{type}, {n} bytes",

		"password hashed with today's parameters": "Password hashed with today’s parameters",
		"the archive is a demonstration":          "The archive is a demonstration",
	},
	Reasons: map[string]string{
		"wrong-credentials": "wrong login or password", "too-many-attempts": "has to wait after failures", "locked": "locked after too many failures",
		"wrong-code": "wrong code", "account-suspended": "account suspended", "carrier-suspended": "carrier suspended", "token-refused": "token not valid",
	},
}
