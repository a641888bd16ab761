package site

import (
	"context"
	"encoding/json"
	"fmt"

	"jiko/server/internal/archive"
	"jiko/server/internal/report"
	"jiko/shared/civil"
	"jiko/views/filing"
)

// deadlines are the last days of what is still due of a carrier's filings without a final report, of the newest
// archive.MaxLimit of them.
func (s *Site) deadlines(ctx context.Context, carrier string) (filing.Deadlines, error) {
	all := filing.Deadlines{Today: s.now().Date()}
	page, err := s.config.Archive.Search(ctx, archive.Query{
		Carrier: carrier, Exclude: archive.Terms{archive.Stage: {string(report.Final)}}, Sort: archive.ByOccurred, Descending: true,
	})
	if err != nil {
		return all, err
	}
	for _, f := range page.Items {
		due, err := dueOf(f)
		if err != nil {
			return all, err
		}
		all.Open = append(all.Open, due...)
	}
	return all, nil
}

// dueOf are the duties of a filing that have a last day, by the verdict that was kept.
func dueOf(f *archive.Filing) ([]filing.Deadline, error) {
	var verdict struct {
		Duties []struct{ Report, Due string }
	}
	if err := json.Unmarshal(f.Newest().Verdict, &verdict); err != nil {
		return nil, fmt.Errorf("%w: verdict of %s: %w", archive.ErrCorrupt, f.Receipt, err)
	}
	var due []filing.Deadline
	for _, d := range verdict.Duties {
		if day, ok := civil.ParseDate(d.Due); ok {
			due = append(due, filing.Deadline{Receipt: f.Receipt, Reference: f.CarrierRef, Report: d.Report, Due: day})
		}
	}
	return due, nil
}
