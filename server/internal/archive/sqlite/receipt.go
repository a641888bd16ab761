package sqlite

import (
	"strconv"
	"strings"

	"jiko/server/internal/archive"
)

// numbers is how many receipts a fiscal year has in the id of a filing.
const numbers = 1_000_000_000

// revisionShift is how far the filing stands above the number in the id of a revision; MaxRevisions is less.
const revisionShift = 7

func filingID(fiscalYear int, number int64) int64 { return int64(fiscalYear)*numbers + number }

func revisionID(filing int64, number int) int64 { return filing<<revisionShift | int64(number) }

// receiptOf is the receipt of a filing.
func receiptOf(id int64) string { return archive.Receipt(int(id/numbers), id%numbers) }

// parseReceipt is the id that a receipt stands for; false when it is not written as the archive writes it.
func parseReceipt(receipt string) (id int64, ok bool) {
	if again, ok := archive.ParseReceipt(receipt); !ok || again != receipt {
		return 0, false
	}
	year, rest, _ := strings.Cut(receipt, "-")
	number, _, _ := strings.Cut(rest, "-")
	y, err1 := strconv.Atoi(year)
	n, err2 := strconv.ParseInt(number, 10, 64)
	return filingID(y, n), err1 == nil && err2 == nil && n < numbers
}
