import type { ImageElement } from '@slack/types';

type Image = Pick<ImageElement, 'alt_text'> & ({ image_url: string } | { slack_file: object });

/** An image by its address; a file of Slack's own shows its description. */
export function ImageView({ image, className }: { image: Image; className: string }) {
  if ('image_url' in image)
    return <img className={className} src={image.image_url} alt={image.alt_text} />;
  return <span className="block-unsupported">{image.alt_text}</span>;
}
