package site

import (
	"strings"
	"testing"
)

func TestNetworksAreAddressesAndRanges(t *testing.T) {
	for list, want := range map[string]string{
		"": "", " , ": "", "10.0.0.7": "10.0.0.7/32", "10.1.2.3/8, ::1": "10.0.0.0/8 ::1/128", "fd00::/8": "fd00::/8",
		"::ffff:10.0.0.7": "10.0.0.7/32",
	} {
		networks, err := ParseNetworks(list)
		if err != nil {
			t.Errorf("%q: %v", list, err)
		}
		var got []string
		for _, prefix := range networks {
			got = append(got, prefix.String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %q, want %q", list, got, want)
		}
	}
	for _, list := range []string{"proxy.example", "10.0.0.0/33", "10.0.0.1-10.0.0.9", "10.0.0.1,everybody", "fe80::1%eth0/64"} {
		if _, err := ParseNetworks(list); err == nil {
			t.Errorf("%q was read", list)
		}
	}
}
