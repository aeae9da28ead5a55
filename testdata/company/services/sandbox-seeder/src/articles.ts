export const articles = [
  { sku: 'TW-1001', name: 'Foul weather jacket' },
  { sku: 'TW-1002', name: 'Bow line, 12 mm' },
  { sku: 'TW-1003', name: 'Snap shackle' },
];
