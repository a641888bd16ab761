package site

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
)

// Networks are addresses that a setting names.
type Networks []netip.Prefix

// ParseNetworks reads addresses and networks (CIDR) with commas between them.
func ParseNetworks(list string) (Networks, error) {
	var networks Networks
	for entry := range strings.SplitSeq(list, ",") {
		entry = strings.TrimSpace(entry)
		if entry == "" {
			continue
		}
		prefix, err := parsePrefix(entry)
		if err != nil {
			return nil, fmt.Errorf("%q is neither an address nor a network", entry)
		}
		networks = append(networks, prefix)
	}
	return networks, nil
}

// parsePrefix reads a network, or an address as the network of itself alone.
func parsePrefix(s string) (netip.Prefix, error) {
	if strings.Contains(s, "/") {
		prefix, err := netip.ParsePrefix(s)
		return prefix.Masked(), err
	}
	address, err := netip.ParseAddr(s)
	if err != nil {
		return netip.Prefix{}, err
	}
	return address.Unmap().Prefix(address.Unmap().BitLen())
}

// contain tells whether an address is in one of the networks.
func (n Networks) contain(address netip.Addr) bool {
	address = address.Unmap().WithZone("")
	return slices.ContainsFunc(n, func(network netip.Prefix) bool { return network.Contains(address) })
}
