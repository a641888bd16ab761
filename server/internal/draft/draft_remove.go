package draft

import (
	"context"
	"errors"

	"jiko/server/internal/archive"
)

// Remove lets a draft of the carrier go; archive.ErrNotFound for one that is not there, or of another carrier.
func (s *Drafts) Remove(ctx context.Context, carrier, id string) error {
	if _, err := s.Draft(ctx, carrier, id); err != nil {
		return err
	}
	return s.Registry.Remove(ctx, archive.Drafts, id, nil)
}

// Done lets go of the draft from which something was filed, unless another page has saved it since: what stands there then was not
// filed. None there is no error.
func (s *Drafts) Done(ctx context.Context, carrier string, d *Draft) error {
	kept, err := s.Draft(ctx, carrier, d.ID)
	switch {
	case errors.Is(err, archive.ErrNotFound):
		return nil
	case err != nil:
		return err
	case !d.follows(kept):
		return nil
	}
	return s.Registry.Remove(ctx, archive.Drafts, d.ID, nil)
}
