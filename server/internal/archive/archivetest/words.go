package archivetest

import (
	"math/rand/v2"
	"strings"

	"jiko/server/internal/archive"
)

var wordTests = []test{
	{"a word is found exactly as it stands, from one character on", func(b *bench) {
		all := b.texts("光ケーブルの切断", "ケーブル", "切断と断線", "断", "光")
		for _, word := range []string{"光", "断", "切", "ケーブル", "ーブ", "切断", "光ケーブルの切断", "断切", "光切", "線", "ケブル"} {
			b.answers(all, archive.Query{Words: []string{word}})
		}
	}},
	{"a word whose pairs all stand in the text, but not in a row, is not found", func(b *bench) {
		all := b.texts("abcxbcd", "abcd", "いろはろにはに", "ababab", "aba bab")
		for _, word := range []string{"abcd", "いろはに", "ababab", "abab", "bcxb"} {
			b.answers(all, archive.Query{Words: []string{word}})
		}
	}},
	{"all words must stand, in any order, even the same or inside each other", func(b *bench) {
		all := b.texts("落雷により停電", "停電", "落雷", "停電のち落雷")
		for _, words := range [][]string{{"停電", "落雷"}, {"落雷", "停電"}, {"停電", "停電"}, {"停", "停電"}, {"停電", "無"}} {
			b.answers(all, archive.Query{Words: words})
		}
	}},
	{"half and full width, case and kana width do not matter", func(b *bench) {
		all := b.texts("ﾒﾃﾞｨｱｺﾝﾊﾞｰﾀ", "メディアコンバータ", "ＤＮＳサーバ", "dns server", "㍿東都", "株式会社東都", "①号機", "1号機", "㌔", "ｶﾞ")
		for _, word := range []string{"メディア", "ﾒﾃﾞｨｱ", "DNS", "ｄｎｓ", "Dns", "株式会社", "㍿", "(株)", "1号", "①", "キロ", "ガ", "か", "ﾊﾞ"} {
			b.answers(all, archive.Query{Words: []string{word}})
		}
	}},
	{"symbols and the signs of query languages are characters like others", func(b *bench) {
		all := b.texts(append([]string{
			`100%`, `1000`, `a_b`, `axb`, `"quoted"`, `it's`, `a*`, `ab`, `a OR b`, `a AND b`, `NEAR(a b)`, `-a`, `^a`, `(a)`, `[a]`, `a.b`, `a\b`, `a\\b`,
			`{a:b}`, `$a`, `;--`, `/a/`, `a|b`, `+81-3`, `？`, `！`, `「停止」`, `・`, `…`, `〜`, `～`, `ー`, `—`, `★`, `♪`, `²`, `㎡`, `々`, `〆`, `🚒火災`, `👨‍👩‍👧`, `e` + "\u0301",
		}, strange...)...)
		for _, f := range all {
			b.answers(all, archive.Query{Words: []string{f.Index.Text}})
		}
		for _, word := range []string{"%", "_", "*", `"`, "'", `\`, "OR", "or", "AND", "NEAR", "near(", "^", "(", ")", "[", ".", ".*", "|", "$", "?", "+", "-", "/", "a.b", "a%", "%a", "\x00", "{", ":", "é", "★", "🚒", "ー", "々"} {
			b.answers(all, archive.Query{Words: []string{word}})
		}
	}},
	{"white space in a word is one space, and a word of white space does not restrict", func(b *bench) {
		all := b.texts("通信 障害", "通信障害", "通信\n障害", "通 信", "a b", "ab", "a bc")
		for _, word := range []string{"通信 障害", "通信　障害", "通信\t\n障害", "信 障", " 通信 ", "通 信", "a b", "a bc", "b c", "", "  ", "　"} {
			b.answers(all, archive.Query{Words: []string{word}})
		}
		b.answers(all, archive.Query{Words: []string{"", "通信"}})
	}},
	{"a filing without text is found by no word", func(b *bench) {
		all := b.texts("", "停電")
		b.answers(all, archive.Query{Words: []string{"停"}})
		b.answers(all, archive.Query{Words: []string{""}})
	}},
	{"pieces of random texts are found as by looking at every text", func(b *bench) {
		r := rand.New(rand.NewPCG(41, 41))
		var raw []string
		for range 250 {
			raw = append(raw, randomText(r))
		}
		all := b.texts(raw...)
		for i := range 200 {
			word := piece(r, raw[r.IntN(len(raw))], 6)
			if i%3 == 0 {
				word = randomText(r)[:1] + word
			}
			words := []string{strings.ToValidUTF8(word, "")}
			if i%5 == 0 {
				words = append(words, piece(r, raw[r.IntN(len(raw))], 2))
			}
			b.answers(all, archive.Query{Words: words, Sort: sorts[i%len(sorts)], Descending: i%2 == 0})
		}
	}},
	{"words go together with everything else", func(b *bench) {
		all := b.fill(42, 300)
		r := rand.New(rand.NewPCG(42, 42))
		for range 30 {
			q := randomQuery(r, all)
			q.Words = []string{piece(r, all[r.IntN(len(all))].Index.Text, 2)}
			b.answers(all, q)
			q.Limit = 5 + r.IntN(30)
			b.pages(all, q)
		}
	}},
	{"a long word is found", func(b *bench) {
		long := strings.Repeat("長い文章の一部分。", 300)
		all := b.texts(long, long[:len(long)-3], "長い")
		b.answers(all, archive.Query{Words: []string{long}})
	}},
}

// texts files one filing for each text.
func (b *bench) texts(raw ...string) (all []*archive.Filing) {
	b.Helper()
	for _, text := range raw {
		f := b.draft()
		f.Index.Text = archive.Normalize(text)
		all = append(all, f)
	}
	for _, f := range all {
		b.file(f)
	}
	return all
}

// alphabet is small, so that pairs repeat and pieces are found in many texts.
var alphabet = []rune("停電断線光回線サーバーｻｰﾊﾞ設定㍿（）%_'\".*^$\\[]{}|+?-aAbＢ1１一 　\n～々ｶﾞが🚒")

func randomText(r *rand.Rand) string {
	runes := make([]rune, 1+r.IntN(40))
	for i := range runes {
		runes[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(runes)
}
