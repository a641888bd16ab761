//go:build unix

package mongo

import (
	"context"
	"errors"
	"slices"
	"testing"

	"jiko/server/internal/archive"
)

// granting is a counter in memory.
func granting() (*receipts, *[]int64) {
	last, grants := int64(0), []int64{}
	return &receipts{grant: func(_ context.Context, _ int, n int64) (int64, error) {
		last += n
		grants = append(grants, n)
		return last, nil
	}}, &grants
}

func TestReceiptsAreTakenInBlocksThatGrow(t *testing.T) {
	r, grants := granting()
	var taken []int64
	for range 100 {
		n, err := r.take(t.Context(), 2020, 1)
		ok(t, err)
		taken = append(taken, n...)
	}
	for i, n := range taken {
		if n != int64(i)+1 {
			t.Fatalf("number %d is %d", i+1, n)
		}
	}
	if !slices.Equal(*grants, []int64{1, 2, 4, 8, 16, 32, 32, 32}) {
		t.Fatalf("grants %v", *grants)
	}
}

func TestAReceiptThatIsGivenBackIsTheNext(t *testing.T) {
	r, _ := granting()
	first, _ := r.take(t.Context(), 2020, 3)
	r.giveBack(2020, first[0]) // others were taken since
	r.giveBack(2020, first[2])
	next, _ := r.take(t.Context(), 2020, 1)
	if !slices.Equal(first, []int64{1, 2, 3}) || next[0] != 3 {
		t.Fatalf("%v, then %v", first, next)
	}
}

func TestNoReceiptIsGivenWhenTheCounterFails(t *testing.T) {
	broken := errors.New("broken")
	r := &receipts{grant: func(context.Context, int, int64) (int64, error) { return 0, broken }}
	if taken, err := r.take(t.Context(), 2020, 2); !errors.Is(err, broken) || taken != nil {
		t.Fatalf("%v, %v", taken, err)
	}
}

func TestReceiptsThatWereNotUsedAreThereForTheNextProcess(t *testing.T) {
	a, uri := openNew(t)
	for _, reference := range []string{"1", "2", "3", "4"} {
		file(t, a, reference)
	}
	again := draft("4")
	if err := a.Create(t.Context(), again, filedNow(again)); !errors.Is(err, archive.ErrExists) {
		t.Fatal(err)
	}
	ok(t, a.Close())
	if f := file(t, openAt(t, uri, patient), "5"); f.Receipt != archive.Receipt(2020, 5) {
		t.Fatalf("the fifth receipt is %s", f.Receipt)
	}
}

// The counter of a restored archive can be behind its filings when the restore was broken off.
func TestAReceiptThatIsTakenIsPassedOver(t *testing.T) {
	a, _ := openNew(t)
	taken := draft("taken")
	taken.Receipt = archive.Receipt(2020, 1)
	_, err := a.filings.InsertOne(t.Context(), newFilingDocument(taken))
	ok(t, err)
	f := file(t, a, "new")
	if f.Receipt != archive.Receipt(2020, 2) {
		t.Fatalf("receipt %s", f.Receipt)
	}
	kept, err := a.Filing(t.Context(), taken.Receipt)
	ok(t, err)
	if kept.CarrierRef != "taken" {
		t.Fatalf("overwritten by %s", kept.CarrierRef)
	}
}
