package words

import (
	"testing"

	"jiko/shared/civil"
	"jiko/shared/notation"
	"jiko/shared/quantity"
)

func TestNumbersAreWrittenAsEachLanguageWritesThem(t *testing.T) {
	ja, en := &Japanese.Result, &English.Result
	for _, row := range []struct{ got, want string }{
		{Number(0), "0"}, {Number(999), "999"}, {Number(1_000), "1,000"}, {Number(2_200_000), "2,200,000"},
		{ja.UsersOf(quantity.NoUnit)(135_000), "135,000人"}, {en.UsersOf(quantity.NoUnit)(135_000), "135,000 users"},
		{ja.UsersOf(quantity.Lines)(8_000), "8,000回線"}, {en.UsersOf(quantity.Lines)(8_000), "8,000 lines"},
		{ja.BoundOf(30_000), "3万人"}, {ja.BoundOf(1_000_000), "100万人"}, {ja.BoundOf(500), "500人"}, {en.BoundOf(30_000), "30,000 users"},
		{ja.Length(0), "0分"}, {ja.Length(59), "59分"}, {ja.Length(60), "1時間"}, {ja.Length(156), "2時間36分"}, {ja.Length(4_892), "81時間32分"},
		{en.Length(156), "2 h 36 min"}, {en.Length(120), "2 h"},
		{ja.Length(5_999), "99時間59分"}, {ja.Length(6_000), "4日4時間"}, {ja.Length(7_200), "5日"}, {ja.Length(7_201), "5日1分"},
		{ja.Length(3_370_257), "2,340日10時間57分"}, {en.Length(3_370_257), "2,340 days 10 h 57 min"}, {en.Length(7_200), "5 days"},
	} {
		if row.got != row.want {
			t.Errorf("got %q, want %q", row.got, row.want)
		}
	}
}

func TestALengthThatIsSaidCanBeTyped(t *testing.T) {
	for _, r := range []*Result{&Japanese.Result, &English.Result} {
		for _, minutes := range []int64{1, 60, 156, 5_999, 6_000, 7_200, 7_201, 3_370_257} {
			said := r.Length(minutes)
			if got, problem := notation.Minutes(said); got != quantity.Exact(minutes) || problem.Code != notation.NoProblem {
				t.Errorf("%q is %d minutes, and is read as %+v, %v", said, minutes, got, problem.Code)
			}
		}
	}
}

func TestQuantitiesSayHowFarTheyAreKnown(t *testing.T) {
	r := &Japanese.Result
	for _, row := range []struct {
		q    quantity.Range
		want string
	}{
		{quantity.Exact(30_000), "30,000人"},
		{quantity.AtLeast(30_000), "30,000人以上"},
		{quantity.AtLeast(1), "不明"},
		{quantity.Range{Min: 1, Max: 29_999}, "29,999人以下"},
		{quantity.Range{Min: 20_000, Max: 30_000}, "20,000人〜30,000人"},
		{quantity.Rounded(30_000), "約30,000人（25,000人〜34,999人として判定）"},
		{quantity.Range{Min: 2_200_000, Max: 2_200_000, Stated: 2_200_000, Mark: quantity.Highest}, "最大2,200,000人"},
	} {
		if got := r.UsersRead(row.q, quantity.NoUnit); got != row.want {
			t.Errorf("%+v: got %q, want %q", row.q, got, row.want)
		}
	}
	if got := r.LengthIn(quantity.Range{Min: 0, Max: quantity.Unbounded}); got != r.Unknown {
		t.Errorf("an unknown length is %q", got)
	}
}

func TestDatesAreWrittenAsEachLanguageWritesThem(t *testing.T) {
	at, ok := civil.ParseInstant("2020-06-29T12:11")
	if !ok {
		t.Fatal("the moment cannot be read")
	}
	if got, want := Japanese.Result.Moment(at), "2020年6月29日（月）12:11"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := English.Result.Moment(at), "Mon, 29 June 2020, 12:11"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Japanese.Result.MomentAfter(at+30, at); got != "12:11:30" {
		t.Errorf("on the same day the time is enough: %q", got)
	}
}

func TestSizesAreWrittenInStepsOf1024(t *testing.T) {
	for bytes, want := range map[int64]string{
		0: "0 B", 1023: "1023 B", 1024: "1 KB", 1<<20 - 1: "1023 KB", 1 << 20: "1 MB", 1<<20 + 1: "1.0 MB", 3 << 19: "1.5 MB", 20 << 20: "20 MB",
	} {
		if got := Size(bytes); got != want {
			t.Errorf("%d: %q, want %q", bytes, got, want)
		}
	}
}
