"""A Stable Diffusion pipeline of a few thousand random weights, built in code: a real one, only small."""

from pathlib import Path
from typing import Any

SIZE = 32
TOKENS = 77


def build(folder: Path, *, checker: Any = None, seed: int = 0, tokens: int = TOKENS) -> Path:
    """Saves the pipeline into a folder and returns it. A character is a token, of which it reads so many."""
    import diffusers
    import torch
    import transformers

    torch.set_num_threads(1)
    torch.manual_seed(seed)
    diffusers.utils.logging.disable_progress_bar()
    characters = [chr(code) for code in range(33, 127)]
    words = ["<|startoftext|>", "<|endoftext|>", *characters, *(f"{c}</w>" for c in characters)]
    tokenizer = transformers.CLIPTokenizer(
        vocab={word: number for number, word in enumerate(words)}, merges=[], model_max_length=tokens
    )
    encoder = transformers.CLIPTextModel(
        transformers.CLIPTextConfig(
            vocab_size=len(words), hidden_size=16, intermediate_size=32, num_hidden_layers=2, num_attention_heads=2,
            max_position_embeddings=tokens, bos_token_id=0, eos_token_id=1, pad_token_id=1,
        )
    )
    unet = diffusers.UNet2DConditionModel(
        sample_size=SIZE // 2, in_channels=4, out_channels=4, layers_per_block=1, block_out_channels=(8, 16),
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"), up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=16, attention_head_dim=4, norm_num_groups=4,
    )
    vae = diffusers.AutoencoderKL(
        in_channels=3, out_channels=3, down_block_types=("DownEncoderBlock2D",) * 2,
        up_block_types=("UpDecoderBlock2D",) * 2, block_out_channels=(8, 8), latent_channels=4, norm_num_groups=4,
        sample_size=SIZE,
    )
    diffusers.StableDiffusionPipeline(
        vae=vae, text_encoder=encoder, tokenizer=tokenizer, unet=unet,
        scheduler=diffusers.DDIMScheduler(steps_offset=1, clip_sample=False), safety_checker=checker,
        feature_extractor=None if checker is None else _processor(), requires_safety_checker=checker is not None,
    ).save_pretrained(folder, safe_serialization=True)
    return folder


def _processor() -> Any:
    import transformers

    return transformers.CLIPImageProcessorPil(size={"shortest_edge": SIZE}, crop_size=SIZE)
