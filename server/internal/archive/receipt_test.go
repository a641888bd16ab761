package archive

import (
	"slices"
	"testing"
)

func TestReceiptsAreReadAsPeopleWriteThem(t *testing.T) {
	receipt := Receipt(2020, 123)
	digits := "2020000123" + receipt[len(receipt)-1:]
	for _, s := range []string{receipt, digits, "２０２０－０００１２３－" + receipt[len(receipt)-1:], " 2020 000123 " + receipt[len(receipt)-1:], "2020‐000123ー" + receipt[len(receipt)-1:]} {
		if got, ok := ParseReceipt(s); !ok || got != receipt {
			t.Errorf("%q is read as %q, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "2020", "2020-000123", "2020-000123-x", "2020-000123-12345678901", receipt + "\x00", "２０２０"} {
		if got, ok := ParseReceipt(s); ok && got == receipt {
			t.Errorf("%q is read as %q", s, got)
		}
	}
}

func TestAWrongDigitAndASwapOfNeighboursAreFound(t *testing.T) {
	for _, sequence := range []int64{1, 42, 123_456, 1_000_000} {
		receipt := []byte(Receipt(2020, sequence))
		for i, c := range receipt {
			if c == '-' {
				continue
			}
			for d := byte('0'); d <= '9'; d++ {
				wrong := slices.Clone(receipt)
				wrong[i] = d
				if _, ok := ParseReceipt(string(wrong)); ok != (d == c) {
					t.Errorf("%s for %s: %v", wrong, receipt, ok)
				}
			}
			if i > 0 && receipt[i-1] != '-' && receipt[i-1] != c {
				swapped := slices.Clone(receipt)
				swapped[i-1], swapped[i] = c, receipt[i-1]
				if _, ok := ParseReceipt(string(swapped)); ok {
					t.Errorf("%s for %s", swapped, receipt)
				}
			}
		}
	}
}

func TestReceiptsSortByYearAndSequence(t *testing.T) {
	list := []string{Receipt(1999, 999_999), Receipt(2020, 1), Receipt(2020, 2), Receipt(2020, 10), Receipt(2021, 1)}
	if !slices.IsSorted(list) {
		t.Error(list)
	}
}
