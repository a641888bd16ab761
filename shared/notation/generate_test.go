package notation_test

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"jiko/shared/civil"
	"jiko/shared/notation"
	"jiko/shared/quantity"
)

// TestEverySpellingOfANumber writes numbers in every way that is taught, and reads them as what they are.
func TestEverySpellingOfANumber(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		n := 1 + random.Int64N(1<<random.IntN(50))
		for _, text := range []string{
			strconv.FormatInt(n, 10), commas(n), mixed(n, arabic), mixed(n, kanji), mixed(n, commas), positional(n),
		} {
			if got, _, problem := notation.Users(text); got != quantity.Exact(n) {
				t.Errorf("Users(%q) = %v %v, want %d", text, got, problem, n)
			}
		}
	}
}

func arabic(n int64) string { return strconv.FormatInt(n, 10) }

func commas(n int64) string {
	text := arabic(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

var kanjiDigits = []rune("〇一二三四五六七八九")

func positional(n int64) string {
	return strings.Map(func(r rune) rune { return kanjiDigits[r-'0'] }, arabic(n))
}

// kanji writes 1 to 9999.
func kanji(n int64) string {
	text := ""
	for i, unit := range []string{"千", "百", "十", ""} {
		digit := n / []int64{1000, 100, 10, 1}[i] % 10
		if digit > 1 || digit == 1 && unit == "" {
			text += string(kanjiDigits[digit])
		}
		if digit > 0 {
			text += unit
		}
	}
	return text
}

func mixed(n int64, small func(int64) string) string {
	text := ""
	for i, unit := range []string{"兆", "億", "万", ""} {
		if part := n / []int64{1e12, 1e8, 1e4, 1}[i] % 10000; part > 0 {
			text += small(part) + unit
		}
	}
	return text
}

// TestEverySpellingOfALength writes lengths in many ways.
func TestEverySpellingOfALength(t *testing.T) {
	for n := int64(1); n < 6000; n++ {
		hours, minutes := arabic(n/60), arabic(n%60)
		for _, text := range []string{
			arabic(n), arabic(n) + "分", arabic(60*n+59) + "秒",
			hours + "時間" + minutes + "分", hours + "h" + minutes + "m", hours + ":" + two(n%60), hours + ":" + two(n%60) + ":59",
			arabic(n/1440) + "日" + arabic(n/60%24) + "時間" + minutes + "分", hours + " hours and " + minutes + " minutes",
		} {
			if got, problem := notation.Minutes(text); got != quantity.Exact(n) {
				t.Errorf("Minutes(%q) = %v %v, want %d", text, got, problem, n)
			}
		}
	}
}

func two(n int64) string { return arabic(100 + n)[1:] }

// TestEveryDayInEverySpelling writes every eleventh day of the calendar in many ways.
func TestEveryDayInEverySpelling(t *testing.T) {
	weekdays := []rune("日月火水木金土")
	for d := civil.First; d <= civil.Last; d += 11 {
		y, m, day := d.YMD()
		year, month, date := arabic(int64(y)), arabic(int64(m)), arabic(int64(day))
		weekday := "(" + string(weekdays[d.Weekday()]) + ")"
		compact := year + two(int64(m)) + two(int64(day))
		texts := []string{
			string(d.Append(nil)) + "T12:11", compact + "1211", compact + " 12:11",
			year + "/" + month + "/" + date + " 12:11", year + "." + month + "." + date + " 12:11",
			year + "年" + month + "月" + date + "日" + weekday + "12時11分",
		}
		for _, era := range []struct {
			name  string
			zero  int
			first string
		}{{"昭和", 1925, ""}, {"S", 1925, ""}, {"平成", 1988, "1989-01-08"}, {"H", 1988, "1989-01-08"}, {"令和", 2018, "2019-05-01"}, {"R", 2018, "2019-05-01"}} {
			if string(d.Append(nil)) >= era.first {
				texts = append(texts,
					era.name+arabic(int64(y-era.zero))+"."+month+"."+date+" 12:11",
					era.name+arabic(int64(y-era.zero))+"年"+month+"月"+date+"日"+weekday+"午後0時11分")
			}
		}
		want := d.At(12, 11, 0)
		ref := notation.Reference{Now: want + 3600}
		for _, text := range append(texts, month+"/"+date+" 12:11", date+"日12時11分", "12:11", "本日"+weekday+"12:11") {
			if got, _, problem := notation.Moment(text, ref); got != want {
				t.Errorf("Moment(%q) = %s %v, want %s", text, got.Append(nil), problem, want.Append(nil))
			}
		}
		for _, text := range []string{month + "/" + date + " 12:11", date + "日12時11分", "12:11"} {
			if got, _, problem := notation.Moment(text, notation.Reference{After: want - 1}); got != want {
				t.Errorf("Moment(%q) = %s %v, want %s", text, got.Append(nil), problem, want.Append(nil))
			}
		}
	}
}

var pieces = strings.Fields(`0 1 2 3 12 30 59 60 29 30000 2020 1.5 2.5 .5 , 、 ， : ： . .. / - ー ~ 〜 ～ + ( ) ? ^ < > <= >= % \ a
十 百 千 万 億 兆 k M 〇 一 二 三 数 半 元 人 回線 契約 件 lines persons 約 ほぼ about 最大 max 少なくとも 最低 超 以上 以下 未満 まで 弱 強 程度 頃
から to かつ (最大) 日 時間 時 分 秒 週間 d h m s と 半日 継続中 不明 年 月 令和 R 平成 H 昭和 ㋿ (月) 曜日 午前 午後 am PM 深夜 正午
本日 昨日 今 今日 同日 翌日 T Z +09:00 -05:00 JST 時点 の 2020/6/29 12:11 6/29 29日 20200629 1211`)

// TestAnyOrderOfPieces reads random rows of pieces. What holds for any text holds for them.
func TestAnyOrderOfPieces(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	ref := notation.Reference{Now: 1594342800}
	for range 20000 {
		text := ""
		for range 1 + random.IntN(7) {
			text += pieces[random.IntN(len(pieces))]
			if random.IntN(8) == 0 {
				text += " "
			}
		}
		readAny(t, text, ref)
	}
}
