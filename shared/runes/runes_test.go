package runes_test

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"

	"jiko/shared/runes"
)

func same(t *testing.T, text string) {
	t.Helper()
	want, wantSize := utf8.DecodeRuneInString(text)
	if text == "" {
		want = 0
	}
	if r, size := runes.First(text); r != want || size != wantSize {
		t.Errorf("%q begins with %U of %d bytes, want %U of %d", text, r, size, want, wantSize)
	}
}

func TestEveryCharacterIsRead(t *testing.T) {
	same(t, "")
	for r := range rune(utf8.MaxRune + 1) {
		same(t, string(r)+"x")
	}
}

// TestWhatIsNoCharacterIsInvalid reads every beginning of two bytes, and bytes near the bounds of each length.
func TestWhatIsNoCharacterIsInvalid(t *testing.T) {
	for a := range 256 {
		for b := range 256 {
			for _, rest := range []string{"", "\x80", "\x80\x80", "\xbf\xbf", "\xbfx", "x"} {
				same(t, string([]byte{byte(a), byte(b)})+rest)
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 100000 {
		text := make([]byte, random.IntN(6))
		for i := range text {
			text[i] = byte(0x70 + random.IntN(0x90))
		}
		same(t, string(text))
	}
}
