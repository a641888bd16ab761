package site

import (
	"net/http"
	"strings"

	"golang.org/x/text/language"

	"jiko/server/internal/refusal"
	"jiko/shared/incident"
	"jiko/views/words"
)

// languages are those that the site speaks, the first one where it cannot be told.
var languages = language.NewMatcher([]language.Tag{language.Japanese, language.English})

// languageOf is the language of an answer: for a person that of the pages around it, which the address tells, for a program the one that
// it likes best.
func languageOf(r *http.Request) string {
	if strings.HasPrefix(r.URL.Path, words.English.Home) {
		return words.English.Lang
	}
	if wantsPage(r) {
		return words.Japanese.Lang
	}
	if _, i := language.MatchStrings(languages, r.Header.Get("Accept-Language")); i == 1 {
		return words.English.Lang
	}
	return words.Japanese.Lang
}

// phrase is a text in both languages.
type phrase struct{ japanese, english string }

func (p phrase) in(lang string) string {
	if lang == words.English.Lang {
		return p.english
	}
	return p.japanese
}

var reasonWords = map[refusal.Reason]phrase{
	refusal.Internal: {
		"サーバーの内部で問題が起きました。しばらくしてから、もう一度お試しください。",
		"Something went wrong on the server. Please try again later.",
	},
	refusal.Empty: {
		"本文が空です。JSON で送ってください。",
		"The body is empty. Send JSON.",
	},
	refusal.MalformedJSON: {
		"JSON として読み取れません。UTF-8 の JSON を一つだけ送ってください。",
		"This is not JSON. Send one JSON value in UTF-8.",
	},
	refusal.Invalid: {
		"内容に問題があります。fields に示した項目を直してください。",
		"Some of this does not fit. Correct what fields names.",
	},
	refusal.TooLarge: {
		"本文が大きすぎます。",
		"The body is too large.",
	},
	refusal.AddressTooLong: {
		"アドレスが長すぎます。入力を短くしてください。",
		"The address is too long. Shorten what you entered.",
	},
	refusal.WrongMediaType: {
		"Content-Type は application/json にしてください。",
		"Send this with the Content-Type application/json.",
	},
	refusal.Encoded: {
		"本文は圧縮せずに送ってください。",
		"Send the body without compression.",
	},
	refusal.BadRequest: {
		"要求を読み取れません。",
		"The request cannot be read.",
	},
	refusal.CrossOrigin: {
		"ほかのサイトのページからは送れません。",
		"This cannot be sent from a page of another site.",
	},
	refusal.NotFound: {
		"お探しのものはここにありません。",
		"There is nothing here.",
	},
	refusal.MethodNotAllowed: {
		"このアドレスでは、そのメソッドは使えません。Allow ヘッダーにあるものを使ってください。",
		"This address does not take that method. Use one that the Allow header names.",
	},
	refusal.TooManyRequests: {
		"要求が多すぎます。少し待ってから、もう一度お試しください。",
		"Too many requests. Wait a moment and try again.",
	},
	refusal.Timeout: {
		"時間内に終わりませんでした。もう一度お試しください。",
		"This took too long. Please try again.",
	},
	refusal.NotReady: {
		"いまは要求を受け付けていません。しばらくしてから、もう一度お試しください。",
		"No requests are taken right now. Please try again later.",
	},
	refusal.Unauthenticated: {
		"有効なトークンがありません。Authorization: Bearer ヘッダーに、発行されたトークンを書いてください。",
		"There is no valid token. Send the one that you were issued in the header Authorization: Bearer.",
	},
	refusal.Forbidden: {
		"このトークンでは、この操作はできません。",
		"This token may not be used for that.",
	},
	refusal.Suspended: {
		"このアカウントは停止されています。管理者にお問い合わせください。",
		"This account is suspended. Ask an administrator.",
	},
	refusal.ReferenceTaken: {
		"この整理番号では、別の内容がすでに報告されています。訂正するときは、amends に訂正する版の番号を書いてください。",
		"Other content was filed under this reference. To change it, say in amends which revision is amended.",
	},
	refusal.AmendedMeanwhile: {
		"amends の版は最新ではありません。最新の版を確かめてから、もう一度送ってください。",
		"The revision in amends is not the newest one. Look at the newest one and send this again.",
	},
	refusal.NothingToAmend: {
		"この整理番号の報告はありません。初めての報告では、amends を省いてください。",
		"Nothing was filed under this reference. Leave out amends when it is the first time.",
	},
	refusal.TooManyRevisions: {
		"この報告は、これ以上訂正できません（100版まで）。",
		"This filing cannot be amended any more: it has 100 revisions.",
	},
	refusal.TooManyDrafts: {
		"下書きが多すぎます。要らない下書きを消してください。",
		"There are too many drafts. Delete those that you do not need.",
	},
	refusal.NoDraft: {
		"この下書きはありません。もう送信したか、削除したものです。",
		"There is no such draft. It was sent or deleted already.",
	},
	refusal.UnknownContent: {
		"PNG、JPEG、PDF のどれでもありません。",
		"This is neither PNG nor JPEG nor PDF.",
	},
}

// fieldWords are the words of codes that the page does not have, or says in the words of its form.
var fieldWords = map[string]phrase{
	refusal.WrongType:      {"JSON の型が違います。", "This is another JSON type than the one asked for."},
	refusal.NotWhole:       {"整数で書いてください（小数点や指数のない形）。", "Write a whole number, without point and exponent."},
	refusal.TooLargeNumber: {"数が大きすぎます。", "This number is too large."},
	refusal.NotSent:        {"この添付ファイルは届いていません。先に POST /api/v1/attachments で送ってください。", "This attachment was not sent. Send it first, with POST /api/v1/attachments."},
	refusal.NotExact:       {"from と組にする minutes は、一つの整数にしてください。", "Beside from, minutes must be one whole number."},
	refusal.NotDay:         {"日付として読み取れません。2020-04-01 の形で、1985年から2099年までの日を書いてください。", "This is no date that can be read. Write it as 2020-04-01, from 1985 to 2099."},

	incident.Required.String():  {"必須の項目です。", "This is required."},
	incident.Malformed.String(): {"読み取れません。日時は 2020-06-29T12:11+09:00 の形で、1985年から2099年までです。", "This cannot be read. Write a moment as 2020-06-29T12:11+09:00, from 1985 to 2099."},
	incident.Zero.String():      {"0 は使えません。わからなければ null にしてください。", "Zero is not possible. Write null when it is not known."},
	incident.TooMany.String(): {
		"数が多すぎます。services は20、impacts は60、phases は20まで、phases の合計は1000までです。",
		"Too many: up to 20 services, 60 impacts of a service, 20 phases of an impact, and 1,000 phases in all.",
	},
	incident.TooLong.String(): {"長すぎます。200文字までです。", "Too long: up to 200 characters."},
}

// message is what a client reads of a reason.
func message(reason refusal.Reason, lang string) string { return reasonWords[reason].in(lang) }

// fieldMessage is what a client reads of a field: in the words of the API, else in those of the page.
func fieldMessage(code, lang string) string {
	if own, ok := fieldWords[code]; ok {
		return own.in(lang)
	}
	return words.In(lang).Result.Problems[code]
}
