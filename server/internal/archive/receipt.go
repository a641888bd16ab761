package archive

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Receipt is the number of a filing (受付番号): fiscal year, sequence in it, check digit, such as 2020-000123-2. Digits alone can
// be read over the telephone in any language; the check digit (H. Michael Damm, 2004) finds every single wrong digit and every
// swap of neighbours. Receipts of one length sort by fiscal year and sequence as text.
func Receipt(fiscalYear int, sequence int64) string {
	body := fmt.Sprintf("%04d-%06d", fiscalYear, sequence)
	return body + "-" + string('0'+damm(body))
}

// ParseReceipt reads a receipt as people write it: full width digits, any dash or none, spaces. False when it is no receipt or
// its check digit does not fit.
func ParseReceipt(s string) (string, bool) {
	const shortest, longest = 4 + 6 + 1, 4 + 12 + 1
	var digits []byte
	for _, r := range norm.NFKC.String(s) {
		switch {
		case '0' <= r && r <= '9':
			digits = append(digits, byte(r))
		case !strings.ContainsRune(" -‐‑‒–—−ー", r):
			return "", false
		}
	}
	if len(digits) < shortest || len(digits) > longest {
		return "", false
	}
	year, _ := strconv.Atoi(string(digits[:4]))
	sequence, _ := strconv.ParseInt(string(digits[4:len(digits)-1]), 10, 64)
	receipt := Receipt(year, sequence)
	return receipt, receipt[len(receipt)-1] == digits[len(digits)-1]
}

// quasigroup is the totally anti-symmetric quasigroup of order 10 that Damm gave.
var quasigroup = [10][10]byte{
	{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
	{7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
	{4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
	{1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
	{6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
	{3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
	{5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
	{8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
	{9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
	{2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
}

// damm is the check digit of the digits in s.
func damm(s string) byte {
	var interim byte
	for i := range len(s) {
		if c := s[i]; c != '-' {
			interim = quasigroup[interim][c-'0']
		}
	}
	return interim
}
